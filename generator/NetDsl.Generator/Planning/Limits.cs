namespace NetDsl.Generator.Planning;

/// <summary>The numbers that planning decides by.</summary>
internal static class Limits
{
    /// <summary>
    /// Vector multiply-adds of the forward pass up to which a network is written out unless it says otherwise. Beyond, vectors of four lose
    /// to the wider ones of tiles; what a network may ask for is <see cref="Model.StraightLineSize.MaxTraining"/>.
    /// </summary>
    public const int StraightLineMultiplyAdds = 32;

    /// <summary>
    /// Vectors of four up to which a network's parameters are kept in registers while it trains over rows or steps: as many
    /// again for the gradient, and some for what is computed, make up the 32 registers that most machines have.
    /// </summary>
    public const int RegisterQuads = 8;

    /// <summary>Units of a layer up to which a network is written out: four vectors, which fit the registers of every machine.</summary>
    public const int StraightLineUnits = 16;

    /// <summary>
    /// Bytes of scratch memory that a call takes from the stack at most: a quarter of a 256 KB stack, the smallest that
    /// threads are commonly given. A larger network borrows from the shared array pool.
    /// </summary>
    public const int StackBytes = 64 * 1024;

    /// <summary>
    /// Bytes of scratch memory that a block of rows takes from the stack at most. Generated code may not leave its stack
    /// memory uncleared, and to clear more than this takes longer than to borrow (0.4 of 2.1 µs at 16-32-16-4, 32 rows).
    /// </summary>
    public const int BlockStackBytes = 4 * 1024;

    /// <summary>Rows of the tallest register tile: blocks of rows are a multiple of it.</summary>
    public const int TileRows = 12;

    /// <summary>Rows of a block from which on a matrix product runs near its full speed: with fewer, the pool's memory is worth it.</summary>
    public const int MinBlockOnStack = 24;

    /// <summary>Rows of a block at most: more would push the weights out of the cache.</summary>
    public const int MaxBlock = 96;

    /// <summary>
    /// Elements of the storage up to which each part of a batch has a gradient of its own when it goes back. These are added up
    /// in the end; for a larger network that would cost more than to cut the gradient up instead of the batch.
    /// </summary>
    public const int GradientPerPart = 8192;

    /// <summary>
    /// Rows of a part at least: beside so many, clearing and adding a gradient takes less than one part in a hundred.
    /// </summary>
    public const int MinPartRows = 192;

    /// <summary>
    /// Rows of a block where the gradient is cut up: the deltas of two tiles at a time are as fast as those of many, and a batch
    /// of a hundred rows is enough for four cores.
    /// </summary>
    public const int SharedBlock = 2 * TileRows;

    /// <summary>
    /// Bytes of inputs and values whose gradient is computed together, half the cache that a core has for itself. Each time the
    /// whole gradient is read and written; what is not in the cache any more is read from farther away.
    /// </summary>
    public const int GradientBytes = 512 * 1024;

    /// <summary>Blocks whose gradient is computed together at least, so that there is work for several cores.</summary>
    public const int MinSharedBlocks = 8;

    /// <summary>Rows of a small network that are one core's work: a few microseconds, beside which to call for it counts little.</summary>
    public const int StraightLineBlock = 512;

    /// <summary>Bytes of a block that is borrowed from the pool, unless a single row needs more.</summary>
    public const int PoolBytes = 1024 * 1024;

    /// <summary>Inputs, or outputs, of a block at most: generated code counts them in an int.</summary>
    public const int MaxBlockElements = 1 << 28;

    /// <summary>
    /// Inputs from which on single rows are looked through for zeros. Images have many, side by side, so that the branch is
    /// predicted; zeros that are scattered over few inputs are not worth it.
    /// </summary>
    public const int SparseInputs = 128;

    /// <summary>Inputs up to which they are, as the kernels have it: their list is on the stack.</summary>
    public const int MaxSparseInputs = 8192;

    /// <summary>Weights of a layer up to which they are transposed for a batch: 16 MiB of floats.</summary>
    public const int MaxTransposed = 1 << 22;

    /// <summary>Units of a layer, or inputs, up to which the rows of a batch lie in the lanes. Wider ones fill vectors by themselves, and their values the nearest cache.</summary>
    public const int LaneUnits = 32;

    /// <summary>Rows in the lanes come in multiples of it; see RowLanes in the runtime library.</summary>
    public const int LaneRows = 16;

    /// <summary>Bytes of values of a block of rows in the lanes: most of the nearest cache.</summary>
    public const int LaneBytes = 24 * 1024;

    /// <summary>Rows of a block in the lanes at most: more gain nothing, and several cores are to have some each.</summary>
    public const int MaxLaneBlock = 256;
}
