/** A value of an enum, which is written unlike a text. */
export class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
