/** Stories in which the platform, or a person at the workbook, makes something fail at any entry point or job. */
import type { Story } from '../story';
import { forgetfulCache, killedAnywhere } from './lost-memory';
import { serviceFaults } from './service-faults';
import { spentQuotas } from './spent-quotas';
import { tabTrouble } from './tab-trouble';

export const chaosStories: readonly Story[] = [serviceFaults, tabTrouble, spentQuotas, forgetfulCache, killedAnywhere];
