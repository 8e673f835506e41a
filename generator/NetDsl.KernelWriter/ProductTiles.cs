using System.Linq;

namespace NetDsl.KernelWriter;

/// <summary>
/// The tiles of a matrix product: so many rows of it by so many vectors of its columns, whose sums stay in registers. Twelve rows by two
/// vectors, and what is multiplied, fill the 32 registers of 64 bytes; machines with 16 take six rows. Each tile is a method of its own: the
/// JIT keeps no more than some 1,000 locals of a method in registers.
/// </summary>
internal static class ProductTiles
{
    private static readonly int[] _rows = [12, 6, 4, 2, 1];

    public static string Write()
    {
        var code = new KernelText("The tiles of a matrix product.");
        bool isFirst = true;
        foreach (int rows in _rows)
        {
            for (int vectors = 2; vectors > 0; vectors--)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                Write(code, rows, vectors);
            }
        }

        code.Close();
        return code.ToString();
    }

    private static void Write(KernelText code, int rows, int vectors)
    {
        code.Line($"// {KernelText.Word(rows)} {(rows == 1 ? "row" : "rows")}, {(vectors == 1 ? "one vector" : "two vectors")} of columns.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        code.Line($"private static void Tile{rows}x{vectors}<TProduct>(ref T a, ref T b, ref T c, ref T start, nuint startRow, nint depth)");
        code.Line("    where TProduct : struct, IProduct");
        code.Open();
        code.Line("nuint n = (nuint)TLanes.Count, aRow = (nuint)TProduct.ARow, cRow = (nuint)TProduct.CRow;");
        for (int row = 0; row < rows; row++)
        {
            code.Line($"TVector {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{Sum(row, v)} = TLanes.Load(ref start, {Place(row, "startRow", v)})"))};");
        }

        code.Line("nuint p = 0, q = 0;");
        code.Line("for (nint k = 0; k < depth; k++)");
        code.Open();
        code.Line($"TVector {(vectors == 1 ? "v = TLanes.Load(ref b, q)" : "v = TLanes.Load(ref b, q), w = TLanes.Load(ref b, q + n)")};");
        for (int row = 0; row < rows; row++)
        {
            code.Line($"{(row == 0 ? "TVector " : "")}x = TLanes.Create(Unsafe.Add(ref a, {KernelText.Sum("p", (row, "aRow"))}));");
            for (int v = 0; v < vectors; v++)
            {
                code.Line($"{Sum(row, v)} = TLanes.MultiplyAdd(x, {"vw"[v]}, {Sum(row, v)});");
            }
        }

        code.Line("p += (nuint)TProduct.AStep;");
        code.Line("q += (nuint)TProduct.BRow;");
        code.Close();
        code.Line();
        for (int row = 0; row < rows; row++)
        {
            for (int v = 0; v < vectors; v++)
            {
                code.Line($"TLanes.Store({Sum(row, v)}, ref c, {Place(row, "cRow", v)});");
            }
        }

        code.Close();
    }

    private static string Sum(int row, int vector) => $"s{row}{"ab"[vector]}";

    private static string Place(int row, string stride, int vector) =>
        vector == 0 ? KernelText.Times(row, stride) : KernelText.Sum("", (row, stride), (vector, "n"));
}
