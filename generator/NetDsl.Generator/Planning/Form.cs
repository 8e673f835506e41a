namespace NetDsl.Generator.Planning;

/// <summary>How the code of a network is written.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Order">How the parameters of such a network lie.</param>
internal sealed record Form(string Name, StorageOrder Order)
{
    /// <summary>Written out, without a loop: values in vectors of four, held in registers.</summary>
    public static Form StraightLine { get; } = new("straight-line", StorageOrder.Quads);

    /// <summary>A call of a kernel per layer and pass, compiled for the layer's sizes: values in scratch memory.</summary>
    public static Form Tiled { get; } = new("tiled", StorageOrder.Blocks);
}
