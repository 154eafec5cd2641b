/**
 * How senders mark unknown values, and which messages are not reports of the unit, by format, with the page that documents it.
 * Implausible values are dropped whatever the format: see RANGES of core/unit/report.ts.
 */

/** A value unless it is one of the format's marks for "not known". */
const unless = (value: string, marks: readonly number[]) =>
  `unless(${value}, ${marks.map((mark) => `\`${mark}\``).join(', ')})`;

/** The message's type if it is one of these, in which case the message is skipped. */
const oneOf = (word: string, words: readonly string[]) =>
  `contains(\`${JSON.stringify(words)}\`, ${word} || '') && ${word}`;

/** https://www.chirpstack.io/docs/chirpstack/integrations/events.html */
export const CHIRPSTACK = {
  // 0 when the unit is on external power, or does not say.
  battery: '!externalPowerSource && !batteryLevelUnavailable && batteryLevel',
  // A location of source CONFIG was typed by somebody, and one of UNKNOWN may not have been measured.
  place: (part: string) => `location.source != 'CONFIG' && location.source != 'UNKNOWN' && location.${part}`,
  // The network reports a join, or the fate of a downlink. The sequence number restarts after a join.
  noReport: oneOf('$.query.event', ['join', 'ack', 'txack', 'log']),
} as const;

/** https://www.thethingsindustries.com/docs/integrations/data-formats/ and …/devices/configuring-devices/device-location/ */
export const THINGS_STACK = {
  // Registered by hand, or the place of the gateway's internet connection: not measured by the unit.
  place: (part: string) =>
    `known(uplink_message.locations.* | [?source != 'SOURCE_REGISTRY' && source != 'SOURCE_UNKNOWN' && source != 'SOURCE_IP_GEOLOCATION'] | [0].${part}, location_solved.location.${part})`,
  // Also messages simulated in the console to test a decoder: lorawan-stack, ApplicationUp.simulated.
  noReport:
    "type(@) == 'object' && (simulated && 'simulated' || (keys(@)[?starts_with(@, 'downlink_') || @ == 'join_accept' || @ == 'service_data'] | [0]))",
} as const;

/** https://www.traccar.org/api-reference/ (Position: outdated, valid, fixTime, deviceTime) and its types of event. */
export const TRACCAR = {
  isFix: 'valid != `false` && outdated != `true`',
  // Reports by the server that it misses the unit, or has sent it a command.
  noReport: oneOf('event.type', ['deviceOffline', 'deviceUnknown', 'deviceInactive', 'queuedCommandSent']),
} as const;

/** https://www.traccar.org/osmand/; the SDK behind its JSON takes over -1 from iOS: developer.apple.com/documentation/corelocation/cllocation/speed */
export const OSMAND = {
  // As Traccar's own decoder reads it: true, 1 or absent.
  isFix: "contains(['true', '1', 'null', ''], lower(to_string(valid)))",
  speed: unless('coords.speed', [-1]),
  battery: unless('battery.level', [-1]),
} as const;

/** https://owntracks.org/booklet/tech/json/ (bs 0: not known). A waypoint is a place on the map, not where the unit is. */
export const OWNTRACKS = {
  charge: unless('bs', [0]),
  noReport: "type(@) == 'object' && _type && _type != 'location' && _type != 'transition' && _type",
} as const;

/**
 * https://wiki.teltonika-gps.com/view/Codec#Codec_8 (no fix: the last place again, satellites and speed 0) and
 * https://wiki.teltonika-gps.com/view/FMB_AVL_ID (16: four bytes, 113: one byte). All ones: never written.
 */
export const TELTONIKA = {
  isFix: 'to_number(sat) != `0`',
  odometer: unless('"16"', [0xffffffff, 0x7fffffff]),
  battery: unless('"113"', [255]),
} as const;

/** https://learn.microsoft.com/azure/iot-hub/iot-hub-event-grid: the register of devices speaks, not the unit. */
export const AZURE = {
  noReport: oneOf('eventType', ['Microsoft.Devices.DeviceCreated', 'Microsoft.Devices.DeviceDeleted', 'Microsoft.Devices.DeviceDisconnected']),
} as const; // biome-ignore format: a list
