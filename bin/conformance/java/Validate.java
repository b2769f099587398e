import com.fasterxml.jackson.databind.ObjectMapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.TokenExtractionStrategy;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * EU DSS and veraPDF, offline. Arguments: PEM files of the roots to trust. Each line of standard input is
 * {@code flavour<TAB>path}, flavour empty when PDF/A is not asked; each line of standard output is one JSON object.
 */
public final class Validate {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] roots) throws Exception {
    CommonTrustedCertificateSource trust = new CommonTrustedCertificateSource();
    for (String root : roots) {
      try (InputStream in = Files.newInputStream(Path.of(root))) {
        for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          trust.addCertificate(new CertificateToken((X509Certificate) one));
        }
      }
    }
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream answers = System.out;
    System.setOut(System.err);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] asked = line.split("\t", 2);
      if (asked.length < 2) continue;
      answers.println(JSON.writeValueAsString(answer(asked[0], asked[1], trust)));
      answers.flush();
    }
  }

  private static Map<String, Object> answer(String flavour, String file, CommonTrustedCertificateSource trust) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("file", file);
    try {
      signatures(file, trust, out);
    } catch (Exception | StackOverflowError e) {
      out.put("error", String.valueOf(e));
    }
    if (!flavour.isEmpty()) {
      try {
        out.put("pdfa", archival(file, flavour));
      } catch (Exception e) {
        out.put("pdfa", List.of(String.valueOf(e)));
      }
    }
    return out;
  }

  private static void signatures(String file, CommonTrustedCertificateSource trust, Map<String, Object> out) {
    CommonCertificateVerifier offline = new CommonCertificateVerifier();
    offline.setAIASource(null);
    offline.setOcspSource(null);
    offline.setCrlSource(null);
    offline.setTrustedCertSources(trust);
    PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(file));
    validator.setCertificateVerifier(offline);
    validator.setTokenExtractionStrategy(TokenExtractionStrategy.NONE);
    validator.setEnableEtsiValidationReport(false);
    Reports reports = validator.validateDocument();
    SimpleReport simple = reports.getSimpleReport();
    List<Object> signatures = new ArrayList<>();
    for (SignatureWrapper one : reports.getDiagnosticData().getSignatures()) {
      Map<String, Object> m = verdict(simple, one.getId());
      m.put("format", String.valueOf(one.getSignatureFormat()));
      signatures.add(m);
    }
    List<Object> timestamps = new ArrayList<>();
    for (TimestampWrapper one : reports.getDiagnosticData().getTimestampList()) {
      timestamps.add(verdict(simple, one.getId()));
    }
    out.put("signatures", signatures);
    out.put("timestamps", timestamps);
  }

  private static Map<String, Object> verdict(SimpleReport simple, String id) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("indication", String.valueOf(simple.getIndication(id)));
    m.put("subIndication", simple.getSubIndication(id) == null ? null : String.valueOf(simple.getSubIndication(id)));
    m.put("errors", texts(simple.getAdESValidationErrors(id)));
    m.put("warnings", texts(simple.getAdESValidationWarnings(id)));
    return m;
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(one -> one.getKey() + ": " + one.getValue()).toList();
  }

  /** Rules that the file breaks; empty when it is compliant. */
  private static List<String> archival(String file, String flavour) throws Exception {
    PDFAFlavour wanted = PDFAFlavour.fromString(flavour);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(Files.newInputStream(Path.of(file)), wanted);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(wanted, 10, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) return List.of();
      return result.getTestAssertions().stream()
          .map(one -> one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber()).distinct().toList();
    }
  }
}
