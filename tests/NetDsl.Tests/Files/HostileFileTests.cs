using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace NetDsl.Tests.Files;

/// <summary>Whatever a file holds, loading ends in success or in the one exception, soon, and the network is as before.</summary>
public sealed class HostileFileTests
{
    private const string Fine = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    [Theory]
    [InlineData("", "the header does not begin")]
    [InlineData(" {}", "the header does not begin")]
    [InlineData("[]", "the header does not begin")]
    [InlineData("{", "safetensors")]
    [InlineData("{} x", "safetensors")]
    [InlineData("{\"a\":1}", "'a' is not an object")]
    [InlineData("{" + Fine + "," + Fine + "}", "'a' stands twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "'dtype' twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}", "which the format does not know")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "lacks one of")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", "lacks one of")]
    [InlineData("{\"a\":{\"dtype\":\"f32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "'f32', which cannot be read")]
    [InlineData("{\"a\":{\"dtype\":\"2\",\"shape\":[1],\"data_offsets\":[0,4]}}", "'2', which cannot be read")]
    [InlineData("{\"a\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,4]}}", "which cannot be read")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "whole numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", "whole numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,4]}}", "whole numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}", "whole numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}", "is not an array")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}", "safetensors")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}", "safetensors")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "its shape takes 8 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "its shape takes 4 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "there is a gap")]
    [InlineData("{" + Fine + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "tensors overlap")]
    [InlineData("{" + Fine + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", "there is a gap")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "is not a string")]
    [InlineData("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "the metadata 'a' stands twice")]
    [InlineData("{\"__metadata__\":[]}", "is not an object")]
    [InlineData("{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "safetensors")]
    public void A_header_that_is_not_right_is_refused(string header, string part)
    {
        var exception = Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(ForeignFiles.Of(header, new byte[4])));
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(new MemoryStream(ForeignFiles.Of(header, new byte[4]))));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        byte[] bytes = ForeignFiles.Of("{" + Fine + "}", new byte[4]);
        bytes[Array.IndexOf(bytes, (byte)'a')] = 0xFF;
        Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(bytes));
    }

    [Fact]
    public void Deep_nesting_ends_at_once()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000));
        Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(ForeignFiles.Of(deep, [])));
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul << 40)]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_000ul)]
    [InlineData(100_000_001ul)]
    public void A_length_that_is_not_there_takes_no_memory(ulong length)
    {
        byte[] bytes = new byte[100];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(new MemoryStream(bytes)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Tensors_that_are_not_there_take_no_memory()
    {
        byte[] bytes = ForeignFiles.Of("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""", new byte[50]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<NetworkFileException>(() => SafeTensorsFile.Read(new MemoryStream(bytes)));
        Assert.Contains("truncated: 50 bytes of tensors are there, its header announces 2000000000", exception.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Every_truncation_and_every_byte_more_is_refused()
    {
        byte[] bytes = new Gesture(1).ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<NetworkFileException>(() => Gesture.Load(bytes.AsSpan(0, length)));
            Assert.Throws<NetworkFileException>(() => Gesture.Load(new MemoryStream(bytes, 0, length)));
        }

        Assert.Throws<NetworkFileException>(() => Gesture.Load([.. bytes, 0]));
        Assert.Throws<NetworkFileException>(() => Gesture.Load(new MemoryStream([.. bytes, 0])));
    }

    [Fact]
    public void A_hundred_thousand_mutated_files_end_in_success_or_in_the_one_exception()
    {
        var about = new NetworkFile { InputScaler = new Standardizer<float>([1, 2, 3], [1, 2, 3]), Classes = ["a", "b"] };
        byte[][] files =
        [
            new Gesture(1).ToBytes(about),
            ForeignFiles.Sorted("F16", ForeignFiles.Linear(("fc1", 3, 4), ("fc2", 4, 2))),
            ForeignFiles.Sorted("F64", ForeignFiles.Linear(("encoder.0", 3, 4), ("decoder.0", 4, 2))),
        ];
        var random = new Random(1);
        var network = new Gesture(7);
        float[] before = network.Parameters.ToArray();
        int loaded = 0, refused = 0;
        for (int i = 0; i < 102_000; i++)
        {
            byte[] bytes = Mutated(files[i % files.Length], random);
            try
            {
                network.LoadFrom(bytes);
                loaded++;
                before.CopyTo(network.Parameters);
            }
            catch (NetworkFileException)
            {
                refused++;
                Assert.True(network.Parameters.SequenceEqual(before), $"File {i} was refused and has changed the network.");
            }
        }

        // Changes of weights' bytes are honest files.
        Assert.InRange(loaded, 5_000, 80_000);
        Assert.InRange(refused, 20_000, 100_000);
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        int header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(original);
        if (random.Next(5) == 0)
        {
            bytes[random.Next(header, bytes.Count)] ^= (byte)(1 << random.Next(8));
            return [.. bytes];
        }

        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int place = random.Next(2) == 0 ? random.Next(bytes.Count) : random.Next(Math.Min(header, bytes.Count));
            switch (random.Next(7))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveAt(place);
                    break;
                case 3:
                    bytes.Insert(place, (byte)"{}[],:\"0123456789\\eE.-"[random.Next(22)]);
                    break;
                case 4:
                    int count = random.Next(1, Math.Min(40, bytes.Count - place + 1));
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, count));
                    break;
                case 5:
                    bytes.RemoveRange(place, random.Next(bytes.Count - place));
                    break;
                default:
                    byte[] digit = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? "99999999999999999999" : random.Next(100).ToString(System.Globalization.CultureInfo.InvariantCulture));
                    bytes.InsertRange(place, digit);
                    break;
            }

            if (bytes.Count < 9)
            {
                break;
            }

            // Half of them with a length that is right, so that what lies behind it is read.
            if (random.Next(2) == 0)
            {
                byte[] length = new byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header - 8 + bytes.Count - original.Length);
                for (int j = 0; j < 8; j++)
                {
                    bytes[j] = length[j];
                }
            }
        }

        return [.. bytes];
    }
}
