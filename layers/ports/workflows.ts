/** Starts long work. Names are taken once: starting the same plan or attempt twice starts it once. Ids only. */
export interface Workflows {
  startErasure(input: { space: string; planId: string }): Promise<void>;
  /** Carries a plan out once more, on tables that a restore brought back. */
  replayErasure(input: { space: string; planId: string; restore: string }): Promise<void>;
  /** One long-term step of an envelope's seals; `due` names the step. */
  startExtension(input: { space: string; envelopeId: string; due: string }): Promise<void>;
  startCompletion(input: { space: string; envelopeId: string; attempt: number }): Promise<void>;
}
