import { contract, type BatchEntry, type RunEntry } from '@tidu/contract';
import { defineStore, storeToRefs } from 'pinia';
import { reactive, ref, watch } from 'vue';
import { ask } from '../api.js';
import { followRun } from '../follow-run.js';
import { useSession } from '../stores/session.js';
import { useStatus } from '../stores/status.js';
import { useRecompute } from './recompute.js';
import { sendFile } from './send-file.js';

/** What the sender says of the files beside their bytes; what is left out is read from the file. */
export interface Sending {
  region: string;
  layout?: string;
  period?: string;
}

/** One file on its way in. */
export interface Upload {
  key: number;
  fileName: string;
  bytes: number;
  /** Bytes that have gone. */
  sent: number;
  /** Null until the whole file is there. */
  run: RunEntry | null;
  /** What became of it; null until then. */
  batch: BatchEntry | null;
  /** True where the file had been taken before: nothing was taken again. */
  isRepeat: boolean;
  /** Rows and cells with something to be told. */
  nIssues: number;
  /** Why it did not come so far: the API's refusal, or that it could not be reached. */
  refusal: unknown;
}

/** Files this reader sends; they go on while the reader is on another page. */
export const useUploads = defineStore('uploads', () => {
  const status = useStatus();
  const recompute = useRecompute();
  const { me } = storeToRefs(useSession());
  /** Newest first. */
  const uploads = ref<Upload[]>([]);
  /** Grows with each file that has come through: the lists are to be asked again. */
  const landed = ref(0);
  let sending = new AbortController();
  let keys = 0;

  /** Sends the files one after the other; what follows from each goes on beside. */
  async function send(files: readonly File[], args: Sending): Promise<void> {
    const { signal } = sending;
    const queued = files.map(file => ({ file, upload: begun(file) }));
    uploads.value.unshift(...queued.map(({ upload }) => upload).toReversed());
    for (const { file, upload } of queued) {
      if (signal.aborted) return;
      await sendOne(file, upload, args, signal).catch((refusal: unknown) => (upload.refusal = refusal));
    }
  }

  async function sendOne(file: File, upload: Upload, args: Sending, signal: AbortSignal): Promise<void> {
    const before = status.status?.snapshot?.id ?? null;
    upload.run = await sendFile({ ...args, name: file.name }, file, sent => (upload.sent = sent), signal);
    upload.sent = upload.bytes;
    void land(upload, before, signal).catch((refusal: unknown) => (upload.refusal = refusal));
  }

  async function land(upload: Upload, before: string | null, signal: AbortSignal): Promise<void> {
    const ended = await followRun(upload.run!, run => (upload.run = run), signal);
    const id = ended?.result['batch'];
    if (ended === null || ended.state === 'failed' || !id) return;
    const { batch, total } = await ask(contract.batches.issues, { id, limit: 1 }, signal);
    upload.isRepeat = new Date(batch.recordedAt) < new Date(ended.createdAt);
    upload.nIssues = total;
    upload.batch = batch;
    landed.value += 1;
    if (!upload.isRepeat && batch.nLoaded > 0) void recompute.follow(before);
  }

  const begun = ({ name, size }: File): Upload =>
    reactive({
      key: (keys += 1),
      fileName: name,
      bytes: size,
      sent: 0,
      run: null,
      batch: null,
      isRepeat: false,
      nIssues: 0,
      refusal: null,
    });

  /** Takes what has come through off the list. */
  function clear(): void {
    uploads.value = uploads.value.filter(upload => !isOver(upload));
  }

  function forget(): void {
    sending.abort();
    sending = new AbortController();
    uploads.value = [];
  }

  watch(() => me.value?.login, forget);
  return { uploads, landed, send, clear, forget };
});

/** True once nothing more happens to a file. */
export const isOver = ({ batch, refusal, run }: Upload): boolean =>
  batch !== null || refusal !== null || run?.state === 'failed';
