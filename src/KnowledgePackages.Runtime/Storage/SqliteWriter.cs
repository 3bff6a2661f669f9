using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The only writer of the file. Puts all waiting writes, up to <see cref="MaxBatch"/>, into one transaction, because each transaction costs
/// one flush to the disk. A call returns after the commit. If the file was removed or replaced, the call throws.
/// </summary>
/// <remarks>
/// After a deletion, also tries to empty the WAL before the call returns. This fails while another process reads the file. Until it
/// succeeds, the writer tries again after each write, and once a second while there are no writes.
/// </remarks>
internal sealed class SqliteWriter(Func<SqliteConnection> connect, Action verifyFile) : IAsyncDisposable
{
    private const int MaxBatch = 128;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<IPending> _pending = Channel.CreateBounded<IPending>(4 * MaxBatch);
    private bool _walHasDeleted;
    private Task _loop = Task.CompletedTask;

    private interface IPending
    {
        void Apply(SqliteTransactionScope transaction);

        void Complete();

        void Fail(Exception exception);
    }

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>
    /// Runs <paramref name="action"/> in one of the next transactions. If the call is cancelled before the action runs, the action is
    /// skipped.
    /// </summary>
    public async Task<T> EnqueueAsync<T>(Func<SqliteTransactionScope, T> action, CancellationToken cancellationToken)
    {
        var pending = new Pending<T>(action, cancellationToken);
        try
        {
            await _pending.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new StorageException("The store is closed.", exception);
        }

        return await pending.Result.WaitAsync(cancellationToken);
    }

    public static ETag ToETag(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static StorageException Failure(Exception exception) =>
        new($"SQLite failed: {exception.Message} Check the disk's free space and the file's rights.", exception);

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<IPending>(MaxBatch);
        SqliteStatements? statements = null;
        while (await WaitToReadAsync(() => statements))
        {
            while (batch.Count < MaxBatch && _pending.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                verifyFile();
                statements ??= new SqliteStatements(connect());
                Commit(statements, batch);
            }
            catch (Exception exception)
            {
                var failure = exception as StorageException ?? Failure(exception);
                batch.ForEach(pending => pending.Fail(failure));
                statements?.Dispose();
                statements = null;
            }

            batch.Clear();
        }

        if (_walHasDeleted && statements is not null)
        {
            statements.WaitForLocks();
            EmptyWal(statements);
        }

        statements?.Dispose();
    }

    private async Task<bool> WaitToReadAsync(Func<SqliteStatements?> statements)
    {
        var more = _pending.Reader.WaitToReadAsync().AsTask();
        while (_walHasDeleted && statements() is { } open)
        {
            await ((Task)more.WaitAsync(TryAgain, TimeProvider.System)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (more.IsCompleted)
            {
                break;
            }

            EmptyWal(open);
        }

        return await more;
    }

    private void EmptyWal(SqliteStatements statements)
    {
        try
        {
            _walHasDeleted = !statements.TryEmptyWal();
        }
        catch (SqliteException)
        {
            // The transaction is committed, but deleted content is still in the WAL. Try again later.
        }
    }

    private void Commit(SqliteStatements statements, List<IPending> batch)
    {
        using var transaction = statements.Begin();
        var scope = new SqliteTransactionScope(statements, transaction);
        batch.ForEach(pending => pending.Apply(scope));
        transaction.Commit();
        _walHasDeleted |= scope.HasDeleted;
        if (_walHasDeleted)
        {
            EmptyWal(statements);
        }

        verifyFile();
        batch.ForEach(pending => pending.Complete());
    }

    private sealed class Pending<T>(Func<SqliteTransactionScope, T> action, CancellationToken cancellationToken) : IPending
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;
        private bool _applied;

        public Task<T> Result => _result.Task;

        public void Apply(SqliteTransactionScope transaction)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                _value = action(transaction);
                _applied = true;
            }
        }

        public void Complete()
        {
            if (_applied)
            {
                _result.TrySetResult(_value!);
            }
            else
            {
                _result.TrySetCanceled(cancellationToken);
            }
        }

        public void Fail(Exception exception) => _result.TrySetException(exception);
    }
}
