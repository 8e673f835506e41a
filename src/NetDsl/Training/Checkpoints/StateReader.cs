namespace NetDsl;

/// <summary>Restores the state of training from the tensors of a file.</summary>
internal sealed class StateReader : StateCarrier
{
    private readonly Dictionary<string, FileTensor> _tensors;
    private readonly string _source;

    public StateReader(SafeTensorsFile file, string source)
    {
        _tensors = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        _source = source;
    }

    public override bool IsReading => true;

    internal override TValue[] Memory<TValue>(string name, int count) => _tensors.TryGetValue(name, out FileTensor? tensor) && tensor.Count == count
        ? new TValue[count]
        : throw Damaged(FormattableString.Invariant($"{name} has not {count} values"));

    internal override NetworkFileException Damaged(string what) => new($"{_source}: the checkpoint is damaged: {what}");

    private protected override void Bytes(string name, TensorType type, Span<byte> bytes)
    {
        Endianness.Check();
        if (!_tensors.TryGetValue(name, out FileTensor? tensor))
        {
            throw Damaged($"it has no {name}");
        }

        if (tensor.Type != type || tensor.Bytes.Length != bytes.Length)
        {
            throw Damaged(FormattableString.Invariant($"{name} has {tensor.Count} values of {tensor.Type}, expected {bytes.Length / FileTensor.SizeOf(type)} of {type}"));
        }

        tensor.Bytes.Span.CopyTo(bytes);
    }
}
