using System.ComponentModel;
using System.Numerics;

namespace NetDsl.Kernels;

/// <summary>The interface of a network that can be a stage of another. Part of the support for generated code.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStage<TSelf, T>
    where TSelf : class
    where T : unmanaged
{
    /// <summary>Creates a network whose parameters are the given memory, unchanged: nothing is copied or drawn.</summary>
    static abstract TSelf Over(AlignedMemory<T> parameters);
}

/// <summary>Creates the stages of a network: instances of other networks whose parameters are part of its own. Part of the support for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Stage
{
    /// <summary>The stage, created when first requested; from then on, and on all threads, it is the same instance.</summary>
    /// <param name="stage">The field that holds the instance.</param>
    /// <param name="parameters">The parameters of the whole network.</param>
    /// <param name="start">The start of the stage's parameters.</param>
    /// <param name="length">The number of elements they take.</param>
    /// <exception cref="InvalidOperationException">The stage's storage does not have the size for which the network was compiled.</exception>
    public static TNetwork Of<TNetwork, T>(ref TNetwork? stage, AlignedMemory<T> parameters, int start, int length)
        where TNetwork : class, INetwork<TNetwork, T>, IStage<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Volatile.Read(ref stage) is { } made)
        {
            return made;
        }

        // A stage in another assembly may have been recompiled since.
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
/// Describes the layout of a generated network's storage, for networks in other assemblies that use it as a
/// stage. Part of the support for generated code.
/// </summary>
/// <param name="version">The version of the layout rules.</param>
/// <param name="inQuads">Whether layers are laid out in vectors of four, for straight-line code, or in blocks of 64 bytes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class StorageLayoutAttribute(int version, bool inQuads) : Attribute
{
    /// <summary>The version of the layout rules.</summary>
    public int Version { get; } = version;

    /// <summary>Whether layers are laid out in vectors of four, for straight-line code, or in blocks of 64 bytes.</summary>
    public bool InQuads { get; } = inQuads;
}
