using System.Numerics;
using System.Runtime.InteropServices;

namespace NetDsl.Benchmarks.Peers.OpenBlas;

/// <summary>The three products that a dense layer needs, of row-major matrices, in either precision.</summary>
internal readonly unsafe struct Blas<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Of cblas.h.
    private const int RowMajor = 101;
    private const int NotTransposed = 111;
    private const int Transposed = 112;

    private readonly delegate* unmanaged<int, int, int, int, int, int, T, T*, int, T*, int, T, T*, int, void> _gemm;
    private readonly delegate* unmanaged<int, int, int, int, T, T*, int, T*, int, T, T*, int, void> _gemv;
    private readonly delegate* unmanaged<int, int, int, T, T*, int, T*, int, T*, int, void> _ger;

    public Blas(nint library)
    {
        string prefix = typeof(T) == typeof(float) ? "cblas_s" : "cblas_d";
        _gemm = (delegate* unmanaged<int, int, int, int, int, int, T, T*, int, T*, int, T, T*, int, void>)
            NativeLibrary.GetExport(library, prefix + "gemm");
        _gemv = (delegate* unmanaged<int, int, int, int, T, T*, int, T*, int, T, T*, int, void>)
            NativeLibrary.GetExport(library, prefix + "gemv");
        _ger = (delegate* unmanaged<int, int, int, T, T*, int, T*, int, T*, int, void>)NativeLibrary.GetExport(library, prefix + "ger");
    }

    /// <summary>y = y + x · W, of one row or of several.</summary>
    public void Forward(int rows, int inputs, int outputs, T* x, T* weights, T* y)
    {
        if (rows == 1)
            _gemv(RowMajor, Transposed, inputs, outputs, T.One, weights, outputs, x, 1, T.One, y, 1);
        else
            _gemm(RowMajor, NotTransposed, NotTransposed, rows, outputs, inputs, T.One, x, inputs, weights, outputs, T.One, y, outputs);
    }

    /// <summary>dx = dy · Wᵀ</summary>
    public void Backward(int rows, int inputs, int outputs, T* dy, T* weights, T* dx)
    {
        if (rows == 1)
            _gemv(RowMajor, NotTransposed, inputs, outputs, T.One, weights, outputs, dy, 1, T.Zero, dx, 1);
        else
            _gemm(RowMajor, NotTransposed, Transposed, rows, inputs, outputs, T.One, dy, outputs, weights, outputs, T.Zero, dx, inputs);
    }

    /// <summary>W = W - rate · xᵀ · dy</summary>
    public void Descend(int rows, int inputs, int outputs, T* x, T* dy, T rate, T* weights)
    {
        if (rows == 1)
            _ger(RowMajor, inputs, outputs, -rate, x, 1, dy, 1, weights, outputs);
        else
            _gemm(RowMajor, Transposed, NotTransposed, inputs, outputs, rows, -rate, x, inputs, dy, outputs, T.One, weights, outputs);
    }
}
