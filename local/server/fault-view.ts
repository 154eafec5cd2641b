/** A fault that can be switched on, as the API answers it and the page reads it. */
export interface FaultView {
  readonly id: string;
  readonly what: string;
  readonly on: boolean;
  /** Switches itself off after it has happened once. */
  readonly once: boolean;
  /** How often it has happened since it was switched on. */
  readonly happened: number;
}
