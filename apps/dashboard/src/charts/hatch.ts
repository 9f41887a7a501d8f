/** What a missing area is filled with: a thin diagonal hatch, in the form ECharts takes a pattern. */
export function hatchPattern(): { image: HTMLCanvasElement; repeat: 'repeat' } {
  const side = 6;
  const image = document.createElement('canvas');
  image.width = image.height = side;
  const pen = image.getContext('2d')!;
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = '#A9B4B6';
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  return { image, repeat: 'repeat' };
}
