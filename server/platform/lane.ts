// Connections apart from the pool's, for the statement that somebody waits for at every key: nobody else's work stands
// before it, and it is not taken out, put back and timed (npm run bench -- answer).
import pg from 'pg';

export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

export interface Lane {
  /**
   * Runs the statement, prepared once on each connection, and gives how many rows it touched; committed on return.
   * Statements start in the order in which they came. What fails is not tried again.
   */
  run(statement: PreparedStatement, values: readonly (string | number)[]): Promise<number>;
  /** Closes the connections, after what is on its way; nothing may be run any more. */
  close(): Promise<void>;
}

interface Task {
  readonly statement: PreparedStatement;
  readonly values: readonly (string | number)[];
  readonly done: (count: number) => void;
  readonly failed: (error: unknown) => void;
}

/** @param most connections; they are opened when they are needed and then stay */
export function openLane(url: string, most = 4): Lane {
  const open = new Set<pg.Client>();
  const idle: pg.Client[] = [];
  const waiting: Task[] = [];
  let opening = 0;
  let whenClosed: (() => void) | null = null;

  function begin(client: pg.Client, { statement: { name, text }, values, done, failed }: Task): void {
    client.query({ name, text, values: [...values] }, (error: Error | null, result: pg.QueryResult) => {
      // A refused statement leaves the connection as good as it was; a broken one has been taken out by then.
      if (error) failed(error);
      else done(result.rowCount ?? 0);
      if (open.has(client)) goOn(client);
    });
  }

  function goOn(client: pg.Client): void {
    const next = waiting.shift();
    if (next) begin(client, next);
    else if (whenClosed) takeOut(client);
    else idle.push(client);
  }

  function takeOut(client: pg.Client): void {
    open.delete(client);
    const at = idle.indexOf(client);
    if (at >= 0) idle.splice(at, 1);
    client.end().catch(() => undefined);
    if (waiting.length > 0 && open.size + opening === 0) void connect();
    if (open.size === 0) whenClosed?.();
  }

  async function connect(): Promise<void> {
    opening += 1;
    // Kept alive, so that no firewall forgets a connection that nobody uses at night.
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('error', () => takeOut(client));
    try {
      await client.connect();
      opening -= 1;
    } catch (error) {
      opening -= 1;
      // Nobody else will take them.
      if (open.size + opening === 0) for (const task of waiting.splice(0)) task.failed(error);
      return;
    }
    open.add(client);
    goOn(client);
  }

  return {
    run: (statement, values) =>
      new Promise((done, failed) => {
        const task = { statement, values, done, failed };
        const client = idle.pop();
        if (client) return begin(client, task);
        waiting.push(task);
        if (open.size + opening < most) void connect();
      }),
    close: () =>
      new Promise((resolve) => {
        whenClosed = resolve;
        for (let client = idle.pop(); client; client = idle.pop()) takeOut(client);
        if (open.size === 0) resolve();
      }),
  };
}
