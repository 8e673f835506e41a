using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Testing;

/// <summary>What the build says of the project's files, as the compiler hands it to generators and analyzers.</summary>
public sealed class ManifestText(string text) : AdditionalText
{
    /// <inheritdoc />
    public override string Path => "/project/obj/netdsl.manifest";

    /// <summary>The text as a list, or an empty one.</summary>
    public static ImmutableArray<AdditionalText> Of(string? text) => text is null ? [] : [new ManifestText(text)];

    /// <inheritdoc />
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
