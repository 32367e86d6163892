//! What prisons are for: function and security category.

/// Declares the functions with their names in tables.
macro_rules! functions {
    ($($(#[$doc:meta])* $function:ident = $name:literal),+ $(,)?) => {
        /// What a prison is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Function { $($(#[$doc])* $function),+ }

        impl Function {
            /// Every function with its name in tables.
            pub const NAMES: &'static [(&'static str, Function)] =
                &[$(($name, Function::$function)),+];
        }
    };
}

functions! {
    /// Long sentences and great risk: category A and some of B.
    HighSecurity = "high_security",
    /// The same, and receives from the courts around it.
    HighSecurityLocal = "high_security_local",
    /// Receives from the courts around it.
    Local = "local",
    /// Training, category B.
    TrainB = "train_b",
    /// Training, category C.
    TrainC = "train_c",
    /// Open conditions, category D.
    Open = "open",
    /// Young adults, receives from the courts.
    YoiLocal = "yoi_local",
    /// Young adults under sentence.
    YoiTrain = "yoi_train",
    /// Women, receives from the courts.
    WomenLocal = "women_local",
    /// Women under sentence, closed conditions.
    WomenClosed = "women_closed",
    /// Women, open conditions.
    WomenOpen = "women_open",
}

impl Function {
    /// Whether it takes people from the courts: remand, new sentences and recalls.
    #[must_use]
    pub fn receives(self) -> bool {
        matches!(
            self,
            Self::Local | Self::HighSecurityLocal | Self::YoiLocal | Self::WomenLocal
        )
    }

    /// Whether it is an open prison.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::WomenOpen)
    }

    /// Whether it is a function of women's prisons.
    #[must_use]
    pub fn of_women(self) -> bool {
        matches!(self, Self::WomenLocal | Self::WomenClosed | Self::WomenOpen)
    }
}

/// Which security categories a prison takes under sentence: a set of A, B, C and D (open).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Category {
    letters: u8,
    women: bool,
}

impl Category {
    /// Every set that may stand in a table; women's prisons are closed or open.
    pub const NAMES: &'static [(&'static str, Category)] = &[
        ("A/B", Category::men(0b0011)),
        ("B", Category::men(0b0010)),
        ("B/C", Category::men(0b0110)),
        ("C", Category::men(0b0100)),
        ("C/D", Category::men(0b1100)),
        ("D", Category::men(0b1000)),
        ("closed", Category::women(0b0111)),
        ("open", Category::women(0b1000)),
    ];

    const fn men(letters: u8) -> Category {
        Category {
            letters,
            women: false,
        }
    }

    const fn women(letters: u8) -> Category {
        Category {
            letters,
            women: true,
        }
    }

    /// Whether category `letter` is in the set: 0 is A, 3 is D.
    #[must_use]
    pub fn takes(self, letter: usize) -> bool {
        self.letters >> letter & 1 == 1
    }

    /// Whether it is a set of women's prisons.
    #[must_use]
    pub fn of_women(self) -> bool {
        self.women
    }
}
