/** A deployment that was built without BigQuery. */
import { type Warehouse, WarehouseFault } from '../../src/warehouse-ports.ts';

function refuse(): never {
  throw new WarehouseFault('off', 'This deployment was built without BigQuery.');
}

export const noWarehouse: Warehouse = {
  openDataset: refuse,
  read: refuse,
  putView: refuse,
  load: refuse,
  query: refuse,
};
