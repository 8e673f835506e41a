namespace NetDsl.Generator.CallSites;

/// <summary>What is known of a dataset; null stands for what is not.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="InputSize">Values in an input.</param>
/// <param name="TargetSize">Values in a target, or the number of classes.</param>
/// <param name="HasClasses">Whether rows have a class in place of a target.</param>
internal sealed record DatasetShape(Possible? Rows, Possible? InputSize, Possible? TargetSize, bool HasClasses);
