import type { Instant } from '../../domain/calendar.ts';
import { type Forecast, forecast } from '../../domain/forecast/forecast.ts';
import { isReady } from '../../domain/lights/verdict.ts';
import { lightsAreOpen, type Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** When a running release will be green; the record is read only where there is something to tell. */
export const forecastOf = async (
  reads: Pick<Reads, 'lightTimes'>,
  release: Release,
  world: { settings: WorkspaceSettings; now: Instant },
): Promise<Forecast | null> => {
  if (!lightsAreOpen(release) || release.practice || isReady(release)) return null;
  return forecast(release, await reads.lightTimes(release.workspaceId), world);
};
