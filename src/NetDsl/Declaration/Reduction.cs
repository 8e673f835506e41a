namespace NetDsl;

/// <summary>How the gradients of a batch's rows become the gradient of one step.</summary>
public enum Reduction
{
    /// <summary>Their mean: the step does not grow with the number of rows.</summary>
    Mean,

    /// <summary>Their sum, as in full-batch NumPy programs (<c>X.T.dot(delta)</c>).</summary>
    Sum,
}
