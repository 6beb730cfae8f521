// Loaded into every child before its own code: when the launcher lets go, whether it asks for a stop or was killed, the
// child is told by the same signal it knows from a process manager, and is gone a little later in any case. This works
// on Windows too, where a signal from outside would end it without warning.

const patienceSeconds = 8;

process.on('disconnect', () => {
  if (!process.emit('SIGTERM')) process.exit(0);
  setTimeout(() => process.exit(1), patienceSeconds * 1000).unref();
});
