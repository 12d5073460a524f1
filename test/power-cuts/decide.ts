// A process of its own, whose writes are recorded: real use cases over the real store in a file. After each
// transaction that somebody would hear "saved" of, it says on standard output what must be found again.
//
// node decide.ts FILE SYNCHRONOUS CHECKPOINT_PAGES RELEASES

import { writeSync } from 'node:fs';
import {
  aForm,
  aHouse,
  allGreen,
  deliverAll,
  maya,
  must,
  planAndStart,
  runTo,
  type TestHouse,
} from '../application/a-house.ts';
import { someSettings } from '../support/builders.ts';
import { storeAt } from '../support/store.ts';
import { foundIn } from './acknowledged.ts';

const [file = '', synchronous = '', checkpointPages = '', releases = ''] = process.argv.slice(2);

const under = storeAt(`sqlite:${file}`);
if (synchronous !== 'as_opened') under.sqlite.pragma(`synchronous = ${synchronous}`);
under.sqlite.pragma(`wal_autocheckpoint = ${checkpointPages}`);

const transaction = under.store.transaction;
const acknowledge = (): void => void writeSync(1, `ack ${JSON.stringify(foundIn(under.sqlite))}\n`);
const saying: TestHouse['store'] = {
  ...under.store,
  transaction: async (work) => {
    const result = await transaction(work);
    acknowledge();
    return result;
  },
  due: {
    ...under.store.due,
    sent: async (...args) => {
      await under.store.due.sent(...args);
      acknowledge();
    },
  },
};

const house = await aHouse(someSettings(), { ...under, store: saying });
for (let nth = 1; nth <= Number(releases); nth += 1) {
  house.setNow('2026-11-17T09:00:00.000Z');
  const releaseId = await planAndStart(house, { form: aForm({ title: `Atlas ${nth}.0` }) });
  await deliverAll(house);
  await runTo(house, '2026-12-03T09:00:00.000Z');
  await must(house, releaseId, { type: 'hold', reason: 'The data centre moves.' }, maya);
  await must(house, releaseId, { type: 'resume', launch: null }, maya);
  await allGreen(house, releaseId);
  await deliverAll(house);
  acknowledge();
}
// Nothing is closed: the power goes while it runs.
process.exit(0);
