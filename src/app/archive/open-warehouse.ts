/** Whether BigQuery can take the archive, and sentences about what to do when it cannot. */
import type { Settings } from '../../settings.ts';
import { type Warehouse, WarehouseFault, type WarehousePlace, type WarehouseReason } from '../../warehouse-ports.ts';

type Chosen = Pick<Settings, 'bigQueryProject' | 'bigQueryDataset' | 'bigQueryLocation'>;

/** Null when the settings do not choose BigQuery. */
export function warehouseOf({ bigQueryProject, bigQueryDataset, bigQueryLocation }: Chosen): WarehousePlace | null {
  if (bigQueryProject === '') return null;
  return { project: bigQueryProject, dataset: bigQueryDataset, location: bigQueryLocation };
}

/**
 * Checked strictly because the names become part of SQL statements.
 * https://cloud.google.com/resource-manager/docs/creating-managing-projects
 */
const PROJECT = /^[a-z][a-z0-9.:-]{4,60}[a-z0-9]$/;
const DATASET = /^\w{1,1024}$/;

/** Throws WarehouseFault when BigQuery cannot take the archive as it is set up. Two calls at most. */
export function checkWarehouse(warehouse: Warehouse, place: WarehousePlace): void {
  if (!PROJECT.test(place.project)) throw new WarehouseFault('missing', `“${place.project}” is no project ID.`);
  if (!DATASET.test(place.dataset)) throw new WarehouseFault('missing', `“${place.dataset}” is no dataset ID.`);
  const { location, expires } = warehouse.openDataset(place);
  if (location.toLowerCase() !== place.location.toLowerCase())
    throw new WarehouseFault('elsewhere', `The dataset ${place.dataset} is in ${location}, not in ${place.location}.`);
  if (expires) refuseSandbox(`Tables of the dataset ${place.dataset} expire`);
}

/** A project without billing removes every table after 60 days: https://cloud.google.com/bigquery/docs/sandbox */
export function refuseSandbox(what: string): never {
  throw new WarehouseFault('sandbox', `${what}: after that the rows would be gone.`);
}

const CURES: Readonly<Record<WarehouseReason, string>> = {
  off: 'Deploy with BigQuery (npm run deploy -- --bigquery), enable the BigQuery API of the project, and authorise again.',
  denied:
    'In the project, give the owner of the hub the roles BigQuery Data Editor and BigQuery Job User; authorise again.',
  missing: 'Correct bigQueryProject and bigQueryDataset in Settings.',
  elsewhere: 'Set bigQueryLocation to where the dataset is.',
  sandbox: 'Set up billing for the project, and take the expiration off the dataset and its tables.',
  schema: 'Name a new dataset in bigQueryDataset: everything is loaded there again.',
  quota: 'The hub goes on with the next run.',
  busy: 'The hub goes on with the next run.',
};

/** What happened and how to fix it, as sentences for staff. */
export function wordsOf({ reason, message }: WarehouseFault): string {
  return `${message.replace(/\s*\.?\s*$/, '.')} ${CURES[reason]}`;
}
