using System.ComponentModel;
using System.Numerics;

namespace NetDsl;

/// <summary>
/// A row of values with names: a struct of <typeparamref name="T"/>s in the order of the row and nothing else, so that
/// consecutive rows are consecutive values. Generated networks have such types, <c>Input</c> and <c>Output</c>; do not implement
/// it yourself.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A row of a network's inputs: its type <c>Input</c>.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IInputRow<TNetwork, T> : IRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A row of a network's outputs, or of targets for them: its type <c>Output</c>.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IOutputRow<TNetwork, T> : IRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
