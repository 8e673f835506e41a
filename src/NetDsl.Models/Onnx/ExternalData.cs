using System.Globalization;

namespace NetDsl.Models.Onnx;

/// <summary>Constants in a file next to the model. The file must be in the model's folder or below it.</summary>
internal static class ExternalData
{
    public static byte[] Read(string model, string name, Dictionary<string, string> where)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(model))! + Path.DirectorySeparatorChar;
        string location = where.GetValueOrDefault("location") ?? throw Wrong(model, name, "it does not say in which file it lies");
        string path = Path.GetFullPath(Path.Combine(folder, location));
        if (!path.StartsWith(folder, StringComparison.Ordinal))
        {
            throw Wrong(model, name, $"it would lie outside the model's folder, in {location}");
        }

        using FileStream file = ReadableFile.Open(path);
        if (!Path.GetFullPath(file.Name).StartsWith(folder, StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
        {
            throw Wrong(model, name, $"{location} is a link");
        }

        long offset = Number("offset", 0), length = Number("length", file.Length - offset);
        if (offset < 0 || length < 0 || offset > file.Length || length > file.Length - offset || length >= Array.MaxLength)
        {
            throw Wrong(model, name, FormattableString.Invariant($"it would be the {length} bytes from {offset} on of {location}, which has {file.Length}"));
        }

        file.Position = offset;
        byte[] bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;

        long Number(string key, long otherwise) => !where.TryGetValue(key, out string? text) ? otherwise
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw Wrong(model, name, $"its {key} is not a number");
    }

    private static NetworkFileException Wrong(string model, string name, string what) => new($"{model}: the constant '{name}' cannot be read: {what}");
}
