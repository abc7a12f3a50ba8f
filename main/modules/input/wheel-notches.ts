/** Adds up fractions of wheel notches and gives out whole ones; a turn back first undoes what was left over. */
export class WheelNotches {
  private restX = 0;
  private restY = 0;

  turn(dx: number, dy: number): { readonly x: number; readonly y: number } {
    const x = Math.trunc(this.restX + dx);
    const y = Math.trunc(this.restY + dy);
    this.restX += dx - x;
    this.restY += dy - y;
    return { x, y };
  }

  forget(): void {
    this.restX = 0;
    this.restY = 0;
  }
}
