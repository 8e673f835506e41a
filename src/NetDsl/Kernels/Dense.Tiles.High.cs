using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The tiles of a matrix product for machines with 32 vector registers of 64 bytes: 24 sums, and what is multiplied, fill them. The
// calls in them are few and flat, because the JIT keeps no more than some 1,000 locals of a method in registers.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Twelve rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x2<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0), s0b = TLanes.Load(ref start, n);
        TVector s1a = TLanes.Load(ref start, startRow), s1b = TLanes.Load(ref start, startRow + n);
        TVector s2a = TLanes.Load(ref start, 2 * startRow), s2b = TLanes.Load(ref start, (2 * startRow) + n);
        TVector s3a = TLanes.Load(ref start, 3 * startRow), s3b = TLanes.Load(ref start, (3 * startRow) + n);
        TVector s4a = TLanes.Load(ref start, 4 * startRow), s4b = TLanes.Load(ref start, (4 * startRow) + n);
        TVector s5a = TLanes.Load(ref start, 5 * startRow), s5b = TLanes.Load(ref start, (5 * startRow) + n);
        TVector s6a = TLanes.Load(ref start, 6 * startRow), s6b = TLanes.Load(ref start, (6 * startRow) + n);
        TVector s7a = TLanes.Load(ref start, 7 * startRow), s7b = TLanes.Load(ref start, (7 * startRow) + n);
        TVector s8a = TLanes.Load(ref start, 8 * startRow), s8b = TLanes.Load(ref start, (8 * startRow) + n);
        TVector s9a = TLanes.Load(ref start, 9 * startRow), s9b = TLanes.Load(ref start, (9 * startRow) + n);
        TVector s10a = TLanes.Load(ref start, 10 * startRow), s10b = TLanes.Load(ref start, (10 * startRow) + n);
        TVector s11a = TLanes.Load(ref start, 11 * startRow), s11b = TLanes.Load(ref start, (11 * startRow) + n);
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
            x = TLanes.Create(Unsafe.Add(ref a, p + (6 * aRow)));
            s6a = TLanes.MultiplyAdd(x, v, s6a);
            s6b = TLanes.MultiplyAdd(x, w, s6b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (7 * aRow)));
            s7a = TLanes.MultiplyAdd(x, v, s7a);
            s7b = TLanes.MultiplyAdd(x, w, s7b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (8 * aRow)));
            s8a = TLanes.MultiplyAdd(x, v, s8a);
            s8b = TLanes.MultiplyAdd(x, w, s8b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (9 * aRow)));
            s9a = TLanes.MultiplyAdd(x, v, s9a);
            s9b = TLanes.MultiplyAdd(x, w, s9b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (10 * aRow)));
            s10a = TLanes.MultiplyAdd(x, v, s10a);
            s10b = TLanes.MultiplyAdd(x, w, s10b);
            x = TLanes.Create(Unsafe.Add(ref a, p + (11 * aRow)));
            s11a = TLanes.MultiplyAdd(x, v, s11a);
            s11b = TLanes.MultiplyAdd(x, w, s11b);
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
        TLanes.Store(s6a, ref c, 6 * cRow);
        TLanes.Store(s6b, ref c, (6 * cRow) + n);
        TLanes.Store(s7a, ref c, 7 * cRow);
        TLanes.Store(s7b, ref c, (7 * cRow) + n);
        TLanes.Store(s8a, ref c, 8 * cRow);
        TLanes.Store(s8b, ref c, (8 * cRow) + n);
        TLanes.Store(s9a, ref c, 9 * cRow);
        TLanes.Store(s9b, ref c, (9 * cRow) + n);
        TLanes.Store(s10a, ref c, 10 * cRow);
        TLanes.Store(s10b, ref c, (10 * cRow) + n);
        TLanes.Store(s11a, ref c, 11 * cRow);
        TLanes.Store(s11b, ref c, (11 * cRow) + n);
    }

    // Twelve rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x1<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;
        TVector s0a = TLanes.Load(ref start, 0);
        TVector s1a = TLanes.Load(ref start, startRow);
        TVector s2a = TLanes.Load(ref start, 2 * startRow);
        TVector s3a = TLanes.Load(ref start, 3 * startRow);
        TVector s4a = TLanes.Load(ref start, 4 * startRow);
        TVector s5a = TLanes.Load(ref start, 5 * startRow);
        TVector s6a = TLanes.Load(ref start, 6 * startRow);
        TVector s7a = TLanes.Load(ref start, 7 * startRow);
        TVector s8a = TLanes.Load(ref start, 8 * startRow);
        TVector s9a = TLanes.Load(ref start, 9 * startRow);
        TVector s10a = TLanes.Load(ref start, 10 * startRow);
        TVector s11a = TLanes.Load(ref start, 11 * startRow);
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
            x = TLanes.Create(Unsafe.Add(ref a, p + (6 * aRow)));
            s6a = TLanes.MultiplyAdd(x, v, s6a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (7 * aRow)));
            s7a = TLanes.MultiplyAdd(x, v, s7a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (8 * aRow)));
            s8a = TLanes.MultiplyAdd(x, v, s8a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (9 * aRow)));
            s9a = TLanes.MultiplyAdd(x, v, s9a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (10 * aRow)));
            s10a = TLanes.MultiplyAdd(x, v, s10a);
            x = TLanes.Create(Unsafe.Add(ref a, p + (11 * aRow)));
            s11a = TLanes.MultiplyAdd(x, v, s11a);
            p += (nuint)TProduct.AStep;
            q += (nuint)TProduct.BRow;
        }

        TLanes.Store(s0a, ref c, 0);
        TLanes.Store(s1a, ref c, cRow);
        TLanes.Store(s2a, ref c, 2 * cRow);
        TLanes.Store(s3a, ref c, 3 * cRow);
        TLanes.Store(s4a, ref c, 4 * cRow);
        TLanes.Store(s5a, ref c, 5 * cRow);
        TLanes.Store(s6a, ref c, 6 * cRow);
        TLanes.Store(s7a, ref c, 7 * cRow);
        TLanes.Store(s8a, ref c, 8 * cRow);
        TLanes.Store(s9a, ref c, 9 * cRow);
        TLanes.Store(s10a, ref c, 10 * cRow);
        TLanes.Store(s11a, ref c, 11 * cRow);
    }
}
