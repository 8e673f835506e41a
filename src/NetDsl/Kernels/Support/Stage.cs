using System.ComponentModel;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>What makes a network one that can be a stage of another. Part of the support for generated code.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStage<TSelf, T>
    where TSelf : class
    where T : unmanaged
{
    /// <summary>A network whose parameters are the given memory, as it is: nothing is copied and nothing drawn.</summary>
    static abstract TSelf Over(AlignedMemory<T> parameters);
}

/// <summary>Makes the stages of a network: instances of other networks whose parameters are a part of its own. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Stage
{
    /// <summary>The stage, made when it is first asked for; from then on, and on all threads, it is the same instance.</summary>
    /// <param name="stage">Where the instance is kept.</param>
    /// <param name="parameters">The parameters of the whole network.</param>
    /// <param name="start">Where those of the stage begin.</param>
    /// <param name="length">How many elements they take.</param>
    /// <exception cref="InvalidOperationException">The stage's storage has another size than the network was compiled for.</exception>
    public static TNetwork Of<TNetwork, T>(ref TNetwork? stage, AlignedMemory<T> parameters, int start, int length)
        where TNetwork : class, INetwork<TNetwork, T>, IStage<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Volatile.Read(ref stage) is { } made)
        {
            return made;
        }

        // A stage of another assembly may have been compiled anew since.
        if (TNetwork.StorageSize != length)
        {
            throw new InvalidOperationException(
                $"{typeof(TNetwork).Name} has a storage of {TNetwork.StorageSize} values, the network that it is a stage of was compiled for {length}: compile it again");
        }

        TNetwork network = TNetwork.Over(parameters.Slice(start, length));
        return Interlocked.CompareExchange(ref stage, network, null) ?? network;
    }
}

/// <summary>
/// States how the parameters of a generated network lie in its storage, for networks of other assemblies that it is a stage
/// of. Part of the support for generated code.
/// </summary>
/// <param name="version">The version of the rules by which layers of a form are laid out.</param>
/// <param name="inQuads">Whether layers lie in vectors of four, as straight-line code reads them, or in blocks of 64 bytes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class StorageLayoutAttribute(int version, bool inQuads) : Attribute
{
    /// <summary>The version of the rules by which layers of a form are laid out.</summary>
    public int Version { get; } = version;

    /// <summary>Whether layers lie in vectors of four, as straight-line code reads them, or in blocks of 64 bytes.</summary>
    public bool InQuads { get; } = inQuads;
}
