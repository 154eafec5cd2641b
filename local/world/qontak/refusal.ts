/** What both of Qontak's APIs throw inside to refuse a request, with the status it is refused with. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
