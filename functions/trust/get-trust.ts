import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { restoreFigures } from '../../layers/aws/restore/restore-figures.ts';
import { trustFigures } from '../../layers/aws/trust/trust-figures.ts';
import { preferredType } from '../../layers/http/accept.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderTrustPage } from '../../layers/pages/policy/render-trust-page.ts';
import trace from '../../layers/privacy/policy/trace/summary.json' with { type: 'json' };
import { policyLocale } from '../../layers/usecases/privacy/policy/published-policy.ts';
import { type TrustReport, trustReport } from '../../layers/usecases/privacy/transparency/trust-report.ts';

const ports = { log: evidenceLog, figures: trustFigures, restores: restoreFigures };
const freshMs = 60_000;
let kept: { readonly report: TrustReport; readonly until: number } | null = null;

/** Anybody may ask, so the counting is done once a minute at most. */
async function current(now: Date): Promise<TrustReport> {
  if (kept !== null && kept.until > now.getTime()) return kept.report;
  const report = await trustReport(ports, trace, now);
  kept = { report, until: now.getTime() + freshMs };
  return report;
}

export const getTrust: RouteHandler<'getTrust'> = async (call) => {
  const report = await current(call.now);
  const vary = 'Accept, Accept-Language';
  if (preferredType(call.accept, ['application/json', 'text/html']) === 'text/html') {
    const page = renderTrustPage(report, policyLocale(call.query.locale, call.acceptLanguage));
    return { status: 200, body: page.html, headers: { ...page.headers, vary } };
  }
  return { status: 200, body: report, headers: { vary } };
};
