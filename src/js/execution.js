// A run that is over.

/** What it came to; its events are made when they are first asked for, by running once more: a run is the same each time. */
export class Execution {
  #again;
  #details;

  constructor(told, again) {
    Object.assign(this, told);
    this.#again = again;
  }

  get history() {
    return (this.#details ??= this.#again()).history;
  }

  get coverage() {
    return (this.#details ??= this.#again()).coverage;
  }
}
