using System.Buffers.Binary;
using NetDsl.Models.Numpy;
using Xunit;

namespace NetDsl.Files.Tests;

/// <summary>Whatever an npz file holds, reading ends in success or in the one exception, soon and in little memory.</summary>
public sealed class HostileNumpyTests
{
    private const string Fine = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}")]
    [InlineData("{\"shape\":(1L,),\"fortran_order\":True,\"descr\":\"<f4\"}")]
    [InlineData("{'descr': '>f2', 'fortran_order': False, 'shape': (2, 1), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }")]
    public void A_header_that_is_right_is_read(string header)
    {
        foreach (byte version in (byte[])[1, 2, 3])
        {
            FileTensor array = Assert.Single(Read(NumpyFiles.Zip(true, ("a.npy", NumpyFiles.Array(header, new byte[4], version)))));
            Assert.Equal(("a", 4), (array.Name, array.Bytes.Length));
        }
    }

    [Theory]
    [InlineData("", "not as NumPy writes it")]
    [InlineData("{}", "lacks one of")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "lacks one of")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", "'descr' twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': (1,)}", "'more' twice, or one that")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "Python objects")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (4,)}", "of the type '|u1'")]
    [InlineData("{'descr': '<i4', 'fortran_order': False, 'shape': (1,)}", "of the type '<i4'")]
    [InlineData("{'descr': 'f4', 'fortran_order': False, 'shape': (1,)}", "of the type 'f4'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", "several fields")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1.0,)}", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': 1}", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}", "more than 2 GB")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000, 1)}", "4 bytes of elements, its shape [500000000, 1] takes 2000000000")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "4 bytes of elements, its shape [2] takes 8")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3)}", "4 bytes of elements, its shape [0, 3] takes 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} and more", "not as NumPy writes it")]
    [InlineData("{'descr': '<f4, 'fortran_order': False, 'shape': (1,)}", "not as NumPy writes it")]
    [InlineData("__import__('os').system('true')", "not as NumPy writes it")]
    public void A_header_that_is_not_right_is_refused(string header, string part) =>
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", NumpyFiles.Array(header, new byte[4]))), "a.npz: the array 'a' cannot be read: ", part);

    [Fact]
    public void What_is_no_array_is_refused()
    {
        byte[] fine = NumpyFiles.Array(Fine, new byte[4]);
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", fine), ("a.npy", fine)), "a.npz: the array 'a' stands twice");
        AssertRefused(NumpyFiles.Zip(false, ("a.txt", fine)), "a.npz: 'a.txt' is no array");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", [])), "it is no array in NumPy's format");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", fine[..9])), "truncated within its header");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", fine[..40])), "truncated within its header");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", [.. fine, 0])), "5 bytes of elements, its shape [1] takes 4");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", [.. fine[..6], 4, .. fine[7..]])), "version 4.0");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", [.. fine[..6], 2, 0, 255, 255, 255, 255, .. fine[8..]])), "4294967295 bytes, at most 10000");
        AssertRefused(NumpyFiles.Zip(false, ("a.npy", NumpyFiles.Array($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Concat(Enumerable.Repeat("1,", 65))})}}", new byte[4]))), "more than 64 dimensions");
        AssertRefused([], "a.npz: this is not an npz file");
        AssertRefused(fine, "a.npz: this is not an npz file");
    }

    [Fact]
    public void Elements_that_are_damaged_are_noticed()
    {
        byte[] bytes = NumpyFiles.Zip(false, ("a.npy", NumpyFiles.Array("<f4", false, [1, 2, 3], 3)));
        int place = bytes.AsSpan().IndexOf(BitConverter.GetBytes(2f));
        bytes[place + 2] ^= 1;
        AssertRefused(bytes, "a.npz: the array 'a' cannot be read: ", "checksum");
    }

    [Fact]
    public void Elements_that_are_not_there_take_no_memory()
    {
        // The archive's directory agrees with the header, and neither with the truth.
        byte[] array = NumpyFiles.Array("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }", new byte[50]);
        byte[] bytes = WithLength(NumpyFiles.Zip(true, ("a.npy", array)), (uint)array.Length - 50 + 2_000_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bytes, "its shape takes 2000000000 bytes, 50 are there");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void More_elements_than_are_announced_take_no_memory()
    {
        byte[] array = NumpyFiles.Array(Fine, new byte[100_000_000]);
        byte[] bytes = WithLength(NumpyFiles.Zip(true, ("a.npy", array)), (uint)array.Length - 100_000_000 + 4);
        array = [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bytes, "a.npz: the array 'a' cannot be read: ");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Six_thousand_mutated_files_end_in_success_or_in_the_one_exception()
    {
        (string, byte[])[] arrays =
        [
            ("W1.npy", NumpyFiles.Array("<f4", true, [1, 2, 3, 4, 5, 6], 3, 2)), ("b1.npy", NumpyFiles.Array(">f8", false, [1, 2], 2)),
            ("W2.npy", NumpyFiles.Array("<f2", false, [1, 2], 2, 1)),
        ];
        byte[][] files = [NumpyFiles.Zip(false, arrays), NumpyFiles.Zip(true, arrays)];
        var random = new Random(7);
        int read = 0, refused = 0;
        for (int i = 0; i < 6000; i++)
        {
            // Half of them damaged within, so that the archive is whole and what lies in it is read.
            byte[] bytes = i % 2 == 0
                ? NumpyFiles.Zip(i % 4 == 0, [.. arrays.Select(array => (array.Item1, random.Next(2) == 0 ? array.Item2 : Mutated(array.Item2, random)))])
                : Mutated(files[i / 2 % 2], random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                NumpyLayers.Of(Read(bytes));
                read++;
            }
            catch (NetworkFileException)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
        }

        Assert.True(read > 300 && refused > 2000, $"{read} were read, {refused} refused");
    }

    private static List<FileTensor> Read(byte[] bytes) => NpzFile.Read(new MemoryStream(bytes), "a.npz");

    private static void AssertRefused(byte[] bytes, params string[] parts)
    {
        NetworkFileException exception = Assert.Throws<NetworkFileException>(() => Read(bytes));
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    // The only entry's length in the archive's directory.
    private static byte[] WithLength(byte[] zip, uint length)
    {
        int directory = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), length);
        return zip;
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 1; change--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(6))
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
                    bytes.Insert(place, (byte)"{}[](),:'0123456789<>fO.L"[random.Next(25)]);
                    break;
                case 4:
                    bytes.RemoveRange(place, random.Next(Math.Min(20, bytes.Count - place)));
                    break;
                default:
                    bytes[place] = 255;
                    break;
            }
        }

        return [.. bytes];
    }
}
