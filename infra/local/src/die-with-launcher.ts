// Loaded into every child before its own program (`node --import`). The channel to the launcher closes when that dies,
// by kill -9 too; without this the child would live on and hold the port.
const PATIENCE_MS = 5_000;

if (process.send) {
  process.channel?.unref();
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
