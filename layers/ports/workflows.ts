/** Starts long work. Names are taken once: starting the same plan or attempt twice starts it once. Ids only. */
export interface Workflows {
  startErasure(input: { space: string; planId: string }): Promise<void>;
  startCompletion(input: { space: string; envelopeId: string; attempt: number }): Promise<void>;
}
