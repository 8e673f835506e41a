using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

// The tiles of a matrix product for machines with 32 vector registers of 64 bytes: 24 sums, and what is multiplied, fill them.
internal static partial class Dense<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Twelve rows, two vectors of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x2<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0), s0b = Load(in start, N);
        TVector s1a = Load(in start, startRow), s1b = Load(in start, startRow + N);
        TVector s2a = Load(in start, 2 * startRow), s2b = Load(in start, (2 * startRow) + N);
        TVector s3a = Load(in start, 3 * startRow), s3b = Load(in start, (3 * startRow) + N);
        TVector s4a = Load(in start, 4 * startRow), s4b = Load(in start, (4 * startRow) + N);
        TVector s5a = Load(in start, 5 * startRow), s5b = Load(in start, (5 * startRow) + N);
        TVector s6a = Load(in start, 6 * startRow), s6b = Load(in start, (6 * startRow) + N);
        TVector s7a = Load(in start, 7 * startRow), s7b = Load(in start, (7 * startRow) + N);
        TVector s8a = Load(in start, 8 * startRow), s8b = Load(in start, (8 * startRow) + N);
        TVector s9a = Load(in start, 9 * startRow), s9b = Load(in start, (9 * startRow) + N);
        TVector s10a = Load(in start, 10 * startRow), s10b = Load(in start, (10 * startRow) + N);
        TVector s11a = Load(in start, 11 * startRow), s11b = Load(in start, (11 * startRow) + N);
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
            x = TLanes.Create(At(in a, p + (6 * TProduct.ARow)));
            s6a = TLanes.MultiplyAdd(x, v, s6a);
            s6b = TLanes.MultiplyAdd(x, w, s6b);
            x = TLanes.Create(At(in a, p + (7 * TProduct.ARow)));
            s7a = TLanes.MultiplyAdd(x, v, s7a);
            s7b = TLanes.MultiplyAdd(x, w, s7b);
            x = TLanes.Create(At(in a, p + (8 * TProduct.ARow)));
            s8a = TLanes.MultiplyAdd(x, v, s8a);
            s8b = TLanes.MultiplyAdd(x, w, s8b);
            x = TLanes.Create(At(in a, p + (9 * TProduct.ARow)));
            s9a = TLanes.MultiplyAdd(x, v, s9a);
            s9b = TLanes.MultiplyAdd(x, w, s9b);
            x = TLanes.Create(At(in a, p + (10 * TProduct.ARow)));
            s10a = TLanes.MultiplyAdd(x, v, s10a);
            s10b = TLanes.MultiplyAdd(x, w, s10b);
            x = TLanes.Create(At(in a, p + (11 * TProduct.ARow)));
            s11a = TLanes.MultiplyAdd(x, v, s11a);
            s11b = TLanes.MultiplyAdd(x, w, s11b);
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
        Store(s6a, ref c, 6 * TProduct.CRow);
        Store(s6b, ref c, (6 * TProduct.CRow) + N);
        Store(s7a, ref c, 7 * TProduct.CRow);
        Store(s7b, ref c, (7 * TProduct.CRow) + N);
        Store(s8a, ref c, 8 * TProduct.CRow);
        Store(s8b, ref c, (8 * TProduct.CRow) + N);
        Store(s9a, ref c, 9 * TProduct.CRow);
        Store(s9b, ref c, (9 * TProduct.CRow) + N);
        Store(s10a, ref c, 10 * TProduct.CRow);
        Store(s10b, ref c, (10 * TProduct.CRow) + N);
        Store(s11a, ref c, 11 * TProduct.CRow);
        Store(s11b, ref c, (11 * TProduct.CRow) + N);
    }

    // Twelve rows, one vector of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile12x1<TProduct>(ref readonly T a, ref readonly T b, ref T c, ref readonly T start, nint startRow, nint depth)
        where TProduct : struct, IProduct
    {
        TVector s0a = Load(in start, 0);
        TVector s1a = Load(in start, startRow);
        TVector s2a = Load(in start, 2 * startRow);
        TVector s3a = Load(in start, 3 * startRow);
        TVector s4a = Load(in start, 4 * startRow);
        TVector s5a = Load(in start, 5 * startRow);
        TVector s6a = Load(in start, 6 * startRow);
        TVector s7a = Load(in start, 7 * startRow);
        TVector s8a = Load(in start, 8 * startRow);
        TVector s9a = Load(in start, 9 * startRow);
        TVector s10a = Load(in start, 10 * startRow);
        TVector s11a = Load(in start, 11 * startRow);
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
            x = TLanes.Create(At(in a, p + (6 * TProduct.ARow)));
            s6a = TLanes.MultiplyAdd(x, v, s6a);
            x = TLanes.Create(At(in a, p + (7 * TProduct.ARow)));
            s7a = TLanes.MultiplyAdd(x, v, s7a);
            x = TLanes.Create(At(in a, p + (8 * TProduct.ARow)));
            s8a = TLanes.MultiplyAdd(x, v, s8a);
            x = TLanes.Create(At(in a, p + (9 * TProduct.ARow)));
            s9a = TLanes.MultiplyAdd(x, v, s9a);
            x = TLanes.Create(At(in a, p + (10 * TProduct.ARow)));
            s10a = TLanes.MultiplyAdd(x, v, s10a);
            x = TLanes.Create(At(in a, p + (11 * TProduct.ARow)));
            s11a = TLanes.MultiplyAdd(x, v, s11a);
            p += TProduct.AStep;
            q += TProduct.BRow;
        }

        Store(s0a, ref c, 0);
        Store(s1a, ref c, TProduct.CRow);
        Store(s2a, ref c, 2 * TProduct.CRow);
        Store(s3a, ref c, 3 * TProduct.CRow);
        Store(s4a, ref c, 4 * TProduct.CRow);
        Store(s5a, ref c, 5 * TProduct.CRow);
        Store(s6a, ref c, 6 * TProduct.CRow);
        Store(s7a, ref c, 7 * TProduct.CRow);
        Store(s8a, ref c, 8 * TProduct.CRow);
        Store(s9a, ref c, 9 * TProduct.CRow);
        Store(s10a, ref c, 10 * TProduct.CRow);
        Store(s11a, ref c, 11 * TProduct.CRow);
    }
}
