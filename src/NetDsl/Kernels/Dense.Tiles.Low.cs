using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The tiles of a matrix product for machines with 16 vector registers, and for the rows that are left over.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Six rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x2<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0), s0b = Load(in start, N);
        TVector s1a = Load(in start, startRow), s1b = Load(in start, startRow + N);
        TVector s2a = Load(in start, 2 * startRow), s2b = Load(in start, (2 * startRow) + N);
        TVector s3a = Load(in start, 3 * startRow), s3b = Load(in start, (3 * startRow) + N);
        TVector s4a = Load(in start, 4 * startRow), s4b = Load(in start, (4 * startRow) + N);
        TVector s5a = Load(in start, 5 * startRow), s5b = Load(in start, (5 * startRow) + N);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q), w = Load(in b, q + N);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            x = TLanes.Create(At(in a, p + TProduct.ARow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            s1b = TLanes.MultiplyAdd(x, w, s1b);
            x = TLanes.Create(At(in a, p + (2 * TProduct.ARow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            s2b = TLanes.MultiplyAdd(x, w, s2b);
            x = TLanes.Create(At(in a, p + (3 * TProduct.ARow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            s3b = TLanes.MultiplyAdd(x, w, s3b);
            x = TLanes.Create(At(in a, p + (4 * TProduct.ARow)));
            s4a = TLanes.MultiplyAdd(x, v, s4a);
            s4b = TLanes.MultiplyAdd(x, w, s4b);
            x = TLanes.Create(At(in a, p + (5 * TProduct.ARow)));
            s5a = TLanes.MultiplyAdd(x, v, s5a);
            s5b = TLanes.MultiplyAdd(x, w, s5b);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s0b, ref c, N);
        Store(s1a, ref c, TProduct.CRow);
        Store(s1b, ref c, TProduct.CRow + N);
        Store(s2a, ref c, 2 * TProduct.CRow);
        Store(s2b, ref c, (2 * TProduct.CRow) + N);
        Store(s3a, ref c, 3 * TProduct.CRow);
        Store(s3b, ref c, (3 * TProduct.CRow) + N);
        Store(s4a, ref c, 4 * TProduct.CRow);
        Store(s4b, ref c, (4 * TProduct.CRow) + N);
        Store(s5a, ref c, 5 * TProduct.CRow);
        Store(s5b, ref c, (5 * TProduct.CRow) + N);
    }

    // Six rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x1<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0);
        TVector s1a = Load(in start, startRow);
        TVector s2a = Load(in start, 2 * startRow);
        TVector s3a = Load(in start, 3 * startRow);
        TVector s4a = Load(in start, 4 * startRow);
        TVector s5a = Load(in start, 5 * startRow);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            x = TLanes.Create(At(in a, p + TProduct.ARow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            x = TLanes.Create(At(in a, p + (2 * TProduct.ARow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            x = TLanes.Create(At(in a, p + (3 * TProduct.ARow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            x = TLanes.Create(At(in a, p + (4 * TProduct.ARow)));
            s4a = TLanes.MultiplyAdd(x, v, s4a);
            x = TLanes.Create(At(in a, p + (5 * TProduct.ARow)));
            s5a = TLanes.MultiplyAdd(x, v, s5a);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s1a, ref c, TProduct.CRow);
        Store(s2a, ref c, 2 * TProduct.CRow);
        Store(s3a, ref c, 3 * TProduct.CRow);
        Store(s4a, ref c, 4 * TProduct.CRow);
        Store(s5a, ref c, 5 * TProduct.CRow);
    }

    // Three rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile3x2<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0), s0b = Load(in start, N);
        TVector s1a = Load(in start, startRow), s1b = Load(in start, startRow + N);
        TVector s2a = Load(in start, 2 * startRow), s2b = Load(in start, (2 * startRow) + N);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q), w = Load(in b, q + N);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            x = TLanes.Create(At(in a, p + TProduct.ARow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            s1b = TLanes.MultiplyAdd(x, w, s1b);
            x = TLanes.Create(At(in a, p + (2 * TProduct.ARow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            s2b = TLanes.MultiplyAdd(x, w, s2b);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s0b, ref c, N);
        Store(s1a, ref c, TProduct.CRow);
        Store(s1b, ref c, TProduct.CRow + N);
        Store(s2a, ref c, 2 * TProduct.CRow);
        Store(s2b, ref c, (2 * TProduct.CRow) + N);
    }

    // Three rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile3x1<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0);
        TVector s1a = Load(in start, startRow);
        TVector s2a = Load(in start, 2 * startRow);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            x = TLanes.Create(At(in a, p + TProduct.ARow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            x = TLanes.Create(At(in a, p + (2 * TProduct.ARow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s1a, ref c, TProduct.CRow);
        Store(s2a, ref c, 2 * TProduct.CRow);
    }

    // One row, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1x2<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0), s0b = Load(in start, N);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q), w = Load(in b, q + N);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s0b, ref c, N);
    }

    // One row, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1x1<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0);
        nint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = Load(in b, q);
            TVector x = TLanes.Create(At(in a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
    }
}
