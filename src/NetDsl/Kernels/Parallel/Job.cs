using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>
/// Work in numbered, independent items, and a record of who has taken which. It is on the stack of the
/// calling thread, so it holds nothing that the garbage collector would have to track.
/// </summary>
/// <remarks>
/// Each participant begins at its own place and continues with whatever is left. So in successive batches the same
/// thread works on the same rows and weights, which are in its cache, and nobody waits while there is something to do.
/// </remarks>
internal unsafe struct Job
{
    /// <summary>The maximum number of items: a bit for each.</summary>
    public const int MaxItems = 64;

    // In place of a handle, if there was no memory for one.
    private const nint OutOfMemory = -1;

    private readonly delegate*<void*, int, int, void> _body;
    private readonly void* _context;
    private readonly ulong _items;
    private readonly int _count;
    private readonly int _participants;
    private ulong _taken;
    private int _finished;
    private nint _failure;

    /// <param name="body">Processes an item: it receives the context, the item and the participant.</param>
    /// <param name="context">The data shared by the items.</param>
    /// <param name="count">The number of items, at most <see cref="MaxItems"/>.</param>
    /// <param name="participants">The maximum number of threads.</param>
    public Job(delegate*<void*, int, int, void> body, void* context, int count, int participants)
    {
        _body = body;
        _context = context;
        _items = ulong.MaxValue >> (MaxItems - count);
        _count = count;
        _participants = participants;
    }

    /// <summary>The number of workers that have finished.</summary>
    public int Finished => Volatile.Read(ref _finished);

    /// <summary>Processes items until none is left.</summary>
    public void Work(int participant)
    {
        try
        {
            int next = participant * _count / _participants;
            while (TryTake(ref next))
            {
                _body(_context, next - 1, participant);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Signals that a worker has finished; it must not touch the job any more.</summary>
    public void Finish() => Interlocked.Increment(ref _finished);

    /// <summary>The exception thrown by an item, or null; read it once, when all participants have finished.</summary>
    public Exception? TakeFailure()
    {
        if (_failure is 0 or OutOfMemory)
        {
            return _failure == 0 ? null : new InsufficientMemoryException();
        }

        var handle = GCHandle.FromIntPtr(_failure);
        _failure = 0;
        var exception = (Exception)handle.Target!;
        handle.Free();
        return exception;
    }

    // Takes the first item from `next` on, or else the first one left, and moves `next` past it.
    private bool TryTake(ref int next)
    {
        while (true)
        {
            ulong taken = Volatile.Read(ref _taken), free = _items & ~taken;
            if (free == 0)
            {
                return false;
            }

            ulong ahead = next < MaxItems ? free & (ulong.MaxValue << next) : 0;
            int item = BitOperations.TrailingZeroCount(ahead != 0 ? ahead : free);
            if (Interlocked.CompareExchange(ref _taken, taken | (1UL << item), taken) == taken)
            {
                next = item + 1;
                return true;
            }
        }
    }

    // The caller gets the first exception; nobody begins another item.
    private void Fail(Exception exception)
    {
        Volatile.Write(ref _taken, ulong.MaxValue);
        nint failure = OutOfMemory;
        try
        {
            failure = GCHandle.ToIntPtr(GCHandle.Alloc(exception));
        }
        catch (OutOfMemoryException)
        {
            // On a worker thread it would end the process.
        }

        if (Interlocked.CompareExchange(ref _failure, failure, 0) != 0 && failure != OutOfMemory)
        {
            GCHandle.FromIntPtr(failure).Free();
        }
    }
}
