/** A workbook whose parts cannot be changed without touching what is not ours; it comes back as a fresh one. */
export class NotEditable extends Error {
  constructor(reason: string) {
    super(`The workbook cannot be marked as it stands: ${reason}`);
    this.name = 'NotEditable';
  }
}
