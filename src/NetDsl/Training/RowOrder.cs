namespace NetDsl;

/// <summary>
/// The order in which the epochs take the rows. It is drawn as the rows are needed, so that no epoch begins with a pause: R. A. Fisher
/// and F. Yates' method fixes one position at a time, from the last to the first, and the rows are taken in this order. So the first
/// epoch takes them as <c>numpy.random.RandomState(seed).permutation(rows)[::-1]</c>; each later one shuffles from there.
/// </summary>
internal sealed class RowOrder
{
    private readonly int[] _rows;
    private readonly NumPyRandom _random;

    public RowOrder(int rows, int seed)
    {
        _rows = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            _rows[i] = i;
        }

        _random = new NumPyRandom(seed);
    }

    public void Carry(StateCarrier state)
    {
        state.Carry("order", _rows.AsSpan());
        byte[] random = new byte[NumPyRandom.StateBytes];
        _random.WriteState(random);
        state.Carry("order.random", random.AsSpan());
        if (!state.IsReading)
        {
            return;
        }

        bool[] seen = new bool[_rows.Length];
        foreach (int row in _rows)
        {
            if ((uint)row >= (uint)seen.Length || seen[row])
            {
                throw state.Damaged("the order of the rows has not each of them once");
            }

            seen[row] = true;
        }

        if (!_random.TryReadState(random))
        {
            throw state.Damaged("the state of the order's random numbers cannot be");
        }
    }

    /// <summary>The row that the epoch takes at this position; each position is requested once per epoch, from 0 on.</summary>
    public int Draw(int place)
    {
        int last = _rows.Length - 1 - place;
        if (last > 0)
        {
            int other = _random.NextAtMost((uint)last);
            (_rows[last], _rows[other]) = (_rows[other], _rows[last]);
        }

        return _rows[last];
    }
}
