/** What staff say of a unit by what they type in another tab than Units: the types of such reports. */

/** Another dealer was named in Serials. */
export const MOVED_IN_SERIALS = 'MOVED_IN_SERIALS';
/** Another device, or another gateway of it, was named in Devices. */
export const BOUND_IN_DEVICES = 'BOUND_IN_DEVICES';
