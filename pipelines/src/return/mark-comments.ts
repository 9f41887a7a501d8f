import type { CellComment } from './cell-marks.js';
import { EMPTY_BOXES, editBoxes } from './comment-boxes.js';
import { editComments, emptyComments } from './comments-part.js';
import { COMMENTS_TYPE, DRAWING_TYPE } from './content-types.js';
import type { OpenWorkbook } from './open-workbook.js';
import type { PartLinks } from './part-links.js';
import { partText } from './part-text.js';

/**
 * Puts our comments into the sheet whose relations these are, and takes those of a time before out.
 *
 * @param drawingBefore relation to the drawing of comments the sheet had; null where the next relation ties a new one to it
 */
export async function markComments(
  book: OpenWorkbook,
  links: PartLinks,
  drawingBefore: string | null,
  comments: readonly CellComment[],
): Promise<void> {
  const [known, boxesKnown] = [links.target('comments'), links.links.find(({ id }) => id === drawingBefore)?.target];
  if (comments.length === 0 && known === undefined) return;
  const { office, main } = book.dialect;
  const before = known === undefined ? emptyComments(main) : await partText(book.archive, known);
  const edited = editComments(before, comments);
  if (boxesKnown !== undefined || edited.added.length > 0) {
    const boxes = boxesKnown ?? book.newPart('drawings/vmlDrawing%.vml');
    book.files.set(
      boxes,
      editBoxes(boxesKnown === undefined ? EMPTY_BOXES : await partText(book.archive, boxesKnown), edited),
    );
    if (boxesKnown === undefined) {
      // Tied in the sheet by the id it gets here, so it is the first relation added.
      links.add(`${office}/vmlDrawing`, boxes);
      book.types.ending('vml', DRAWING_TYPE);
    }
  }
  const part = known ?? book.newPart('comments%.xml');
  book.files.set(part, edited.text);
  if (known !== undefined) return;
  links.add(`${office}/comments`, part);
  book.types.part(part, COMMENTS_TYPE);
}
