namespace NetDsl;

/// <summary>A file to which a training writes all that it needs to go on in another process: <see cref="FitOptions.Checkpoint"/>.</summary>
/// <remarks>
/// The file is written beside its place and then moved there, so that whatever happens to the process there is a whole one. It is
/// written at the end of epochs, and where training is cancelled, stopped or out of time, before its end: so nothing is lost.
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>A checkpoint in this file.</summary>
    /// <param name="path">The file; one that is there already is replaced.</param>
    /// <param name="everyEpochs">After how many epochs it is written anew; at least 1.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public Checkpoint(string path, int everyEpochs = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        Path = path;
        EveryEpochs = everyEpochs;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>After how many epochs it is written anew.</summary>
    public int EveryEpochs { get; }

    /// <summary>
    /// Whether a training goes on from the file where there is one, on the same rows and with the same options, of which
    /// <see cref="FitOptions.Epochs"/> alone may be others; false by default, so that it begins anew.
    /// </summary>
    public bool Resume { get; init; }
}
