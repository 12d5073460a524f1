import { hasOpenSteps, runbookLine } from '../../runbook/runbook-line.ts';
import type { Drawing } from './draw-board.ts';
import { launchButton } from './launch-buttons.ts';
import type { LaunchScene } from './launch-scene.ts';
import { sharedWords } from './settled-words.ts';

/** While the deployment runs: how it went, with both answers; on hold only that it did not work. */
export const deployingDrawing = (scene: LaunchScene): Drawing => ({
  words: sharedWords.deploying(scene),
  more: [runbookLine(scene.release)],
  buttons: [
    ...(scene.release.hold === null
      ? [launchButton(scene.release, 'live', hasOpenSteps(scene.release) ? undefined : 'primary')]
      : []),
    launchButton(scene.release, 'failed'),
  ],
});
