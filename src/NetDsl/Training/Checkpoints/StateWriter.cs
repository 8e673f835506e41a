namespace NetDsl;

/// <summary>Saves the state of training to the tensors of a file.</summary>
internal sealed class StateWriter : StateCarrier
{
    private readonly List<FileTensor> _tensors = [];

    public override bool IsReading => false;

    public SafeTensorsFile ToFile(IReadOnlyDictionary<string, string> metadata) => new(_tensors, metadata);

    internal override TValue[] Memory<TValue>(string name, int count) => new TValue[count];

    internal override NetworkFileException Damaged(string what) => new($"The training cannot be written: {what}");

    private protected override void Bytes(string name, TensorType type, Span<byte> bytes)
    {
        Endianness.Check();
        _tensors.Add(new FileTensor(name, type, [bytes.Length / FileTensor.SizeOf(type)], bytes.ToArray()));
    }
}
