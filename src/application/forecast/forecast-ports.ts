import type { LightTime } from '../../domain/forecast/forecast.ts';

export type ForecastReads = {
  /**
   * How long departments took in the releases that were launched last, from the record. Rehearsals and hotfixes
   * are no measure.
   */
  lightTimes(workspaceId: string): Promise<readonly LightTime[]>;
};
