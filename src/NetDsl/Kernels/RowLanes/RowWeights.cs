using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A weight for each row, or none.</summary>
internal readonly unsafe struct RowWeights<T>(T* first)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _first = first;

    public bool Exist => _first != null;

    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *_first;
    }
}
