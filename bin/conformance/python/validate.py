"""pyHanko as a validator of PAdES levels, offline.

Arguments: PEM files of the roots to trust. Every line of standard input is a path; every line of standard output is
one JSON object with the level that pyHanko confirms for each signature and whether each time-stamp passes.
"""

import asyncio
import json
import logging
import sys
import warnings
from datetime import datetime, timezone

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.ades import ades_lta_validation, ades_with_time_validation
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
REQUIRED = RevocationCheckingPolicy(
    RevocationCheckingRule.CRL_OR_OCSP_REQUIRED, RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
)


def read_roots(paths):
    roots = []
    for path in paths:
        with open(path, "rb") as file:
            roots += [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read(), multiple=True)]
    return roots


def knowledge(store):
    """What the document's security store holds, as pyHanko's EN 319 102-1 procedures take it."""
    from pyhanko.sign.validation.ades import _dss_to_local_knowledge

    return _dss_to_local_knowledge(store) if store else LocalKnowledge()


def specification(roots, reader):
    policy = CertValidationPolicySpec(SimpleTrustManager.build(trust_roots=roots), CertRevTrustPolicy(REQUIRED))
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(
            policy,
            RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY),
            ts_cert_validation_policy=policy,
            local_knowledge=knowledge(reader),
            key_usage_settings=USAGE,
        )
    )


async def passes(procedure):
    try:
        result = await procedure
    except Exception as error:
        return False, f"{type(error).__name__}: {error}"[:200]
    return str(result.ades_subindic).endswith("OK"), result.failure_msg


async def judge(path, roots):
    answer = {"file": path, "signatures": [], "timestamps": []}
    with open(path, "rb") as file:
        reader = PdfFileReader(file, strict=False)
        if reader.encrypted:
            reader.decrypt("")
        now = datetime.now(timezone.utc)
        settings = dict(trust_roots=roots, allow_fetching=False, moment=now, revocation_mode="soft-fail")
        try:
            store = DocumentSecurityStore.read_dss(reader)
        except Exception:
            store = None

        def context():
            return store.as_validation_context(dict(settings)) if store else ValidationContext(**settings)

        stamps = []
        for one in reader.embedded_signatures:
            if one.sig_object_type == "/DocTimeStamp":
                status = await async_validate_pdf_timestamp(one, context())
                good = status.intact and status.valid and status.trusted
                stamps.append(good)
                answer["timestamps"].append({"field": one.field_name, "ok": bool(good)})
        for one in reader.embedded_signatures:
            if one.sig_object_type == "/DocTimeStamp":
                continue
            status = await async_validate_pdf_signature(
                one, signer_validation_context=context(), ts_validation_context=context(), key_usage_settings=USAGE
            )
            verdict = {"field": one.field_name, "ok": bool(status.bottom_line), "level": None, "why": []}
            answer["signatures"].append(verdict)
            if not status.bottom_line:
                verdict["why"].append(status.summary())
                continue
            verdict["level"] = "B"
            stamp = status.timestamp_validity
            if not (stamp and stamp.intact and stamp.valid and stamp.trusted):
                continue
            verdict["level"] = "T"
            timing = ValidationTimingInfo(now, now, point_in_time_validation=False)
            spec = specification(roots, reader)
            digest = one.compute_digest()
            ok, why = await passes(
                ades_with_time_validation(one.signed_data, spec.signature_validation_spec, timing, raw_digest=digest)
            )
            if not store or not ok:
                verdict["why"].append(why)
                continue
            verdict["level"] = "LT"
            ok, why = await passes(ades_lta_validation(one, spec, timing))
            if stamps and all(stamps) and ok:
                verdict["level"] = "LTA"
            else:
                verdict["why"].append(why)
    return answer


def main():
    roots = read_roots(sys.argv[1:])
    for line in sys.stdin:
        path = line.rstrip("\n")
        if not path:
            continue
        try:
            answer = asyncio.run(asyncio.wait_for(judge(path, roots), 60))
        except Exception as error:
            answer = {"file": path, "error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(answer), flush=True)


main()
