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
    private static void Tile6x2<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0), s0b = TLanes.Load(ref start, n);
        TVector s1a = TLanes.Load(ref start, startRow), s1b = TLanes.Load(ref start, startRow + n);
        TVector s2a = TLanes.Load(ref start, 2 * startRow), s2b = TLanes.Load(ref start, (2 * startRow) + n);
        TVector s3a = TLanes.Load(ref start, 3 * startRow), s3b = TLanes.Load(ref start, (3 * startRow) + n);
        TVector s4a = TLanes.Load(ref start, 4 * startRow), s4b = TLanes.Load(ref start, (4 * startRow) + n);
        TVector s5a = TLanes.Load(ref start, 5 * startRow), s5b = TLanes.Load(ref start, (5 * startRow) + n);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q), w = TLanes.Load(ref b, q + n);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            s1b = TLanes.MultiplyAdd(x, w, s1b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (2 * aRow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            s2b = TLanes.MultiplyAdd(x, w, s2b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (3 * aRow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            s3b = TLanes.MultiplyAdd(x, w, s3b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (4 * aRow)));
            s4a = TLanes.MultiplyAdd(x, v, s4a);
            s4b = TLanes.MultiplyAdd(x, w, s4b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (5 * aRow)));
            s5a = TLanes.MultiplyAdd(x, v, s5a);
            s5b = TLanes.MultiplyAdd(x, w, s5b);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s0b, ref c, n);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s1b, ref c, cRow + n);
        TLanes.Store(s2a, ref c, 2 * cRow);
        TLanes.Store(s2b, ref c, (2 * cRow) + n);
        TLanes.Store(s3a, ref c, 3 * cRow);
        TLanes.Store(s3b, ref c, (3 * cRow) + n);
        TLanes.Store(s4a, ref c, 4 * cRow);
        TLanes.Store(s4b, ref c, (4 * cRow) + n);
        TLanes.Store(s5a, ref c, 5 * cRow);
        TLanes.Store(s5b, ref c, (5 * cRow) + n);
    }

    // Six rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile6x1<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0);
        TVector s1a = TLanes.Load(ref start, startRow);
        TVector s2a = TLanes.Load(ref start, 2 * startRow);
        TVector s3a = TLanes.Load(ref start, 3 * startRow);
        TVector s4a = TLanes.Load(ref start, 4 * startRow);
        TVector s5a = TLanes.Load(ref start, 5 * startRow);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (2 * aRow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (3 * aRow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (4 * aRow)));
            s4a = TLanes.MultiplyAdd(x, v, s4a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (5 * aRow)));
            s5a = TLanes.MultiplyAdd(x, v, s5a);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s2a, ref c, 2 * cRow);
        TLanes.Store(s3a, ref c, 3 * cRow);
        TLanes.Store(s4a, ref c, 4 * cRow);
        TLanes.Store(s5a, ref c, 5 * cRow);
    }

    // Four rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile4x2<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0), s0b = TLanes.Load(ref start, n);
        TVector s1a = TLanes.Load(ref start, startRow), s1b = TLanes.Load(ref start, startRow + n);
        TVector s2a = TLanes.Load(ref start, 2 * startRow), s2b = TLanes.Load(ref start, (2 * startRow) + n);
        TVector s3a = TLanes.Load(ref start, 3 * startRow), s3b = TLanes.Load(ref start, (3 * startRow) + n);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q), w = TLanes.Load(ref b, q + n);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            s1b = TLanes.MultiplyAdd(x, w, s1b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (2 * aRow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            s2b = TLanes.MultiplyAdd(x, w, s2b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (3 * aRow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            s3b = TLanes.MultiplyAdd(x, w, s3b);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s0b, ref c, n);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s1b, ref c, cRow + n);
        TLanes.Store(s2a, ref c, 2 * cRow);
        TLanes.Store(s2b, ref c, (2 * cRow) + n);
        TLanes.Store(s3a, ref c, 3 * cRow);
        TLanes.Store(s3b, ref c, (3 * cRow) + n);
    }

    // Four rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile4x1<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0);
        TVector s1a = TLanes.Load(ref start, startRow);
        TVector s2a = TLanes.Load(ref start, 2 * startRow);
        TVector s3a = TLanes.Load(ref start, 3 * startRow);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (2 * aRow)));
            s2a = TLanes.MultiplyAdd(x, v, s2a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (3 * aRow)));
            s3a = TLanes.MultiplyAdd(x, v, s3a);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s2a, ref c, 2 * cRow);
        TLanes.Store(s3a, ref c, 3 * cRow);
    }

    // Two rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile2x2<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0), s0b = TLanes.Load(ref start, n);
        TVector s1a = TLanes.Load(ref start, startRow), s1b = TLanes.Load(ref start, startRow + n);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q), w = TLanes.Load(ref b, q + n);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            s1b = TLanes.MultiplyAdd(x, w, s1b);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s0b, ref c, n);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s1b, ref c, cRow + n);
    }

    // Two rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile2x1<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0);
        TVector s1a = TLanes.Load(ref start, startRow);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            x = TLanes.Create(Unsafe.Add(ref a, p + aRow));
            s1a = TLanes.MultiplyAdd(x, v, s1a);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s1a, ref c, cRow);
    }

    // One row, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1x2<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0), s0b = TLanes.Load(ref start, n);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q), w = TLanes.Load(ref b, q + n);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            s0b = TLanes.MultiplyAdd(x, w, s0b);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s0b, ref c, n);
    }

    // One row, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1x1<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0);
        nuint p = 0, q = 0;
        for (nint k = 0; k < depth; k++)
        {
            TVector v = TLanes.Load(ref b, q);
            TVector x = TLanes.Create(Unsafe.Add(ref a, p));
            s0a = TLanes.MultiplyAdd(x, v, s0a);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
    }
}
