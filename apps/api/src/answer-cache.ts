import { Injectable } from '@nestjs/common';

const CAPACITY_BYTES = 64 * 1024 * 1024;

/** Answers as sent, by snapshot, question and scope; the longest unused go first when the room is used up. */
@Injectable()
export class AnswerCache {
  private readonly answers = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly capacityBytes = CAPACITY_BYTES) {}

  get(key: string): Buffer | null {
    const answer = this.answers.get(key);
    if (answer === undefined) return null;
    this.answers.delete(key);
    this.answers.set(key, answer);
    return answer;
  }

  set(key: string, answer: Buffer): void {
    if (answer.length > this.capacityBytes || this.answers.has(key)) return;
    this.answers.set(key, answer);
    this.bytes += answer.length;
    for (const [oldest, { length }] of this.answers) {
      if (this.bytes <= this.capacityBytes) return;
      this.answers.delete(oldest);
      this.bytes -= length;
    }
  }
}
