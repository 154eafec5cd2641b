/** Stories in which the platform, or somebody at the workbook, fails the hub at any of its entry points and jobs. */
import type { Story } from '../story';
import { forgetfulCache, killedAnywhere } from './lost-memory';
import { serviceFaults } from './service-faults';
import { spentQuotas } from './spent-quotas';
import { tabTrouble } from './tab-trouble';

export const chaosStories: readonly Story[] = [serviceFaults, tabTrouble, spentQuotas, forgetfulCache, killedAnywhere];
